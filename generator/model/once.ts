/** What is asked again and again of what never changes. */

/**
 * A function that finds each answer once. Parts of a model are never changed, and stay the same objects from run to
 * run where a process remembers them, and so do the answers.
 */
export function once<Subject extends object, Answer extends object | string>(
  find: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, Answer>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before;
    const answer = find(subject);
    known.set(subject, answer);
    return answer;
  };
}
