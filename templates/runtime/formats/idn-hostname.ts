import { hasLabels } from "./idna.js";

/** RFC 5890, section 2.3.2.3. The dots of other scripts separate labels too (RFC 3490, section 3.1). */
export function hasIdnHostnameFormat(text: string): boolean {
  return hasLabels(text.split(/[.\u3002\uff0e\uff61]/));
}
