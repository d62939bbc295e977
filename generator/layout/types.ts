/** Layout of types. */
import {
  type Doc,
  type Group,
  beside,
  brokenGroup,
  concat,
  group,
  hardLine,
  ifBroken,
  indent,
  indentIfBroken,
  join,
  line,
  mustBreak,
  nextItem,
  sequence,
  softLine,
  watchedGroup,
} from "./doc.js";
import { commented } from "./comments.js";
import type { Type, TypeLiteral, TypeMember, TypeParameter } from "./syntax.js";
import { parameterList } from "./parameters.js";

/** What a type stands in: a union is indented in most places, and in some it needs parentheses. */
type Place = "annotation" | "argument" | "tuple" | "longTuple" | "tight" | "intersection" | "union";

export function layOutType(type: Type, place: Place = "annotation"): Doc {
  switch (type.kind) {
    case "keyword":
    case "literalType":
      return type.text;
    case "reference":
      return type.typeArguments.length === 0
        ? type.name
        : concat(type.name, typeArguments(type.typeArguments));
    case "union":
      return union(type.types, place);
    case "intersection":
      return parenthesised(intersection(type.types), ["tight", "union", "intersection"].includes(place));
    case "arrayType":
      return beside(layOutType(type.type, "tight"), "[]");
    case "indexed":
      return concat(layOutType(type.object, "tight"), "[", layOutType(type.index), "]");
    case "tuple":
      return tuple(type.types);
    case "optional":
      return concat(layOutType(type.type, "tight"), "?");
    case "rest":
      return concat("...", layOutType(type.type));
    case "operator":
      return parenthesised(concat(`${type.operator} `, layOutType(type.type, "tight")), place === "tight");
    case "predicate":
      return concat(type.name, " is ", layOutType(type.type));
    case "conditionalType":
      return parenthesised(conditional(type), place !== "annotation" && place !== "argument");
    case "function":
      return parenthesised(functionType(type), ["tight", "union", "intersection"].includes(place));
    case "mappedType":
      return mappedType(type);
    case "typeLiteral":
      return typeLiteral(type);
    default:
      return type satisfies never;
  }
}

function parenthesised(doc: Doc, needed: boolean): Doc {
  return needed ? concat("(", doc, ")") : doc;
}

function union(types: readonly Type[], place: Place): Doc {
  const needsParentheses = place === "tight" || place === "intersection" || place === "union";
  if (isHugged(types)) {
    const whole = join(
      types.map((type) => layOutType(type, "union")),
      " | ",
    );
    return parenthesised(whole, needsParentheses);
  }
  const isIndented = place !== "argument" && place !== "tuple" && place !== "longTuple";
  const members = types.map((type) => indent(layOutType(type, "union")));
  const bars = group(concat(ifBroken("| "), join(members, concat(line, "| "))));
  if (needsParentheses) return concat("(", group(concat(indent(concat(softLine, bars)), softLine)), ")");
  if (place === "longTuple")
    return group(concat(indent(concat(ifBroken(concat("(", softLine)), bars)), softLine, ifBroken(")")));
  return isIndented ? group(indent(concat(softLine, bars))) : bars;
}

/** One structure, or one reference, beside nothing but null: it is broken inside, and not at the bars. */
function isHugged(types: readonly Type[]): boolean {
  const structure = types.find(({ kind }) => kind === "typeLiteral" || kind === "reference");
  return structure !== undefined && types.every((type) => type === structure || isNothing(type));
}

function isNothing(type: Type): boolean {
  return type.kind === "keyword" && (type.text === "null" || type.text === "void");
}

/** Structures stay where they are; what else there is goes to a line of its own. */
function intersection(types: readonly Type[]): Doc {
  let isIndented = false;
  const parts = types.map((type, index) => {
    const doc = layOutType(type, "intersection");
    if (index === 0) return doc;
    const isStructure = isBraced(type);
    const followsStructure = isBraced(types[index - 1]);
    if (isStructure && followsStructure) return concat(" & ", isIndented ? indent(doc) : doc);
    if (!isStructure && !followsStructure) return indent(concat(" &", line, doc));
    if (index > 1) isIndented = true;
    return concat(" & ", index > 1 ? indent(doc) : doc);
  });
  return group(sequence(parts));
}

function isBraced(type: Type | undefined): boolean {
  return type?.kind === "typeLiteral" || type?.kind === "mappedType";
}

function tuple(types: readonly Type[]): Doc {
  if (types.length === 0) return "[]";
  const place = types.length > 1 ? "longTuple" : "tuple";
  const items = join(
    types.map((type) => group(layOutType(type, place))),
    nextItem,
  );
  return group(concat("[", indent(concat(softLine, items, ifBroken(","))), softLine, "]"));
}

function conditional({ check, extended, yes, no }: Type & { kind: "conditionalType" }): Doc {
  const branches = concat(line, "? ", indent(layOutType(yes)), line, ": ", indent(layOutType(no)));
  return group(concat(layOutType(check, "tight"), " extends ", layOutType(extended), indent(branches)));
}

function functionType({ parameters, result }: Type & { kind: "function" }): Doc {
  const returned = layOutType(result);
  const list = parameterList(parameters);
  const isGrouped = parameters.length === 1 && (result.kind === "typeLiteral" || mustBreak(returned));
  return group(concat(isGrouped ? group(list) : list, " => ", returned));
}

/** A literal that begins with a line break stays broken. */
function typeLiteral({ members, broken }: TypeLiteral): Doc {
  if (members.length === 0) return "{}";
  return (broken ? brokenGroup : group)(memberBlock(members, line));
}

function mappedType({ name, keys, modifier, type, broken }: Type & { kind: "mappedType" }): Doc {
  const key = concat("[", name, " in ", layOutType(keys), "]", modifier);
  const member = { comments: [], apart: false, key, type };
  return (broken ? brokenGroup : group)(memberBlock([member], line));
}

/** The body of an interface: each member on its own line. */
export function interfaceBody({ members }: TypeLiteral): Doc {
  return members.length === 0 ? "{}" : brokenGroup(memberBlock(members, hardLine));
}

function memberBlock(members: readonly TypeMember[], edge: Doc): Doc {
  const parts: Doc[] = [edge];
  for (const [index, member] of members.entries()) {
    if (index > 0) parts.push(";", line);
    if (member.apart) parts.push(hardLine);
    parts.push(group(commented(member.comments, beside(member.key, ": ", layOutType(member.type)))));
  }
  return concat("{", indent(sequence(parts)), ifBroken(";"), edge, "}");
}

/** `<A, B>`; a single simple type stays beside its brackets. */
export function typeArguments(types: readonly Type[]): Doc {
  const [only] = types;
  if (only === undefined) return "";
  if (types.length === 1 && isHuggable(only)) return concat("<", layOutType(only, "argument"), ">");
  const list = join(
    types.map((type) => layOutType(type, "argument")),
    nextItem,
  );
  return group(concat("<", indent(concat(softLine, list)), softLine, ">"));
}

function isHuggable(type: Type): boolean {
  if (type.kind === "union") return isHugged(type.types);
  return (
    type.kind === "keyword" ||
    isBraced(type) ||
    (type.kind === "reference" && type.typeArguments.length === 0)
  );
}

/** `<Name extends string = string>` */
export function typeParameters(parameters: readonly TypeParameter[]): Group {
  const list = join(parameters.map(typeParameter), nextItem);
  return watchedGroup(concat("<", indent(concat(softLine, list)), ifBroken(","), softLine, ">"));
}

function typeParameter({ name, constraint, fallback }: TypeParameter): Doc {
  const parts: Doc[] = [name];
  if (constraint !== undefined) parts.push(" extends", ...onNextLine(layOutType(constraint)));
  if (fallback !== undefined) parts.push(" =", ...onNextLine(layOutType(fallback)));
  return group(sequence(parts));
}

/** What goes to the next line, indented, where even its beginning does not fit. */
export function onNextLine(doc: Doc): readonly Doc[] {
  const space = watchedGroup(indent(line));
  return [space, indentIfBroken(doc, space)];
}
