/** RFC 6570, section 2. */
export function hasUriTemplateFormat(text: string): boolean {
  let fits = true;
  // What expressions leave must not join into an escape.
  const literals = text.replace(/\{([^{}]*)\}/g, (_, expression: string) => {
    fits &&= isExpression(expression);
    return "-";
  });
  const surplus =
    /[\0- "<>\\^`{|}\x7f-\x9f]|[\ud800-\udfff\ufff0-\uffff\u{e0000}-\u{e0fff}\p{Noncharacter_Code_Point}]/u;
  return fits && !surplus.test(literals) && !/%(?![\dA-Fa-f]{2})/.test(literals);
}

/** Sections 2.2 to 2.4: an operator, and variables with their modifiers. */
function isExpression(text: string): boolean {
  const variables = /^[+#./;?&=,!@|]/.test(text) ? text.slice(1) : text;
  return variables.split(",").every((variable) => {
    const name = variable.replace(/(?:\*|:[1-9]\d{0,3})$/, "").replace(/%[\dA-Fa-f]{2}/g, "_");
    return name !== "" && !/[^\w.]|^\.|\.\.|\.$/.test(name);
  });
}
