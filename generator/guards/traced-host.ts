/** The surroundings of a guard, each question told. */
import type { Ask } from "../memory/traces.js";
import type { GuardHost } from "./host.js";

/** A host that passes every question on, and every change of the module. */
export function tracedHost(ask: Ask<GuardHost>): GuardHost {
  return {
    guardName: (id, view) => ask((host) => host.guardName(id, view)),
    checkName: (id, view) => ask((host) => host.checkName(id, view)),
    helper: (name) => ask((host) => host.helper(name)),
    local: (hint) => ask((host) => host.local(hint)),
    schema: (id) => ask((host) => host.schema(id)),
    isRecursive: (id) => ask((host) => host.isRecursive(id)),
    isBranching: (id) => ask((host) => host.isBranching(id)),
    location: (place) => ask((host) => host.location(place)),
    report: (diagnostic) => ask((host) => host.report(diagnostic)),
    get hasUnevaluated() {
      return ask((host) => host.hasUnevaluated);
    },
    memberUses: { get: (key) => ask(({ memberUses }) => memberUses.get(key)) },
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
