/** The surroundings of a guard, each question told. */
import type { Ask } from "../memory/traces.js";
import type { GuardHost } from "./host.js";

/** A host that passes every question on, and every change of the module; what cannot change is asked once. */
export function tracedHost(ask: Ask<GuardHost>): GuardHost {
  return {
    guardName: (id, view) => ask((host) => host.guardName(id, view)),
    checkName: (id, view) => ask((host) => host.checkName(id, view)),
    helper: askedOnce((name) => ask((host) => host.helper(name))),
    local: (hint) => ask((host) => host.local(hint)),
    schema: askedOnce((id) => ask((host) => host.schema(id))),
    isRecursive: askedOnce((id) => ask((host) => host.isRecursive(id))),
    isBranching: askedOnce((id) => ask((host) => host.isBranching(id))),
    location: (place) => ask((host) => host.location(place)),
    report: (diagnostic) => ask((host) => host.report(diagnostic)),
    get hasUnevaluated() {
      return ask((host) => host.hasUnevaluated);
    },
    isWorthFunction: (key, more) => ask((host) => host.isWorthFunction(key, more)),
    declared: {
      nameOf: (says) => ask(({ declared }) => declared.nameOf(says)),
      functionFor: (key) => ask(({ declared }) => declared.functionFor(key)),
      name: (says, name) => ask(({ declared }) => declared.name(says, name)),
      answer: (key, name) => ask(({ declared }) => declared.answer(key, name)),
      forget: (says, name) => ask(({ declared }) => declared.forget(says, name)),
      add: (functions, constants) => ask(({ declared }) => declared.add(functions, constants)),
    },
  };
}

/** The same question, the same answer: the second time nobody is asked. */
function askedOnce<Subject, Answer>(question: (subject: Subject) => Answer): (subject: Subject) => Answer {
  const answers = new Map<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const known = answers.get(subject) ?? { answer: question(subject) };
    answers.set(subject, known);
    return known.answer;
  };
}
