/** What stands between addresses, or around one, and in none. */
const around = /[\s,;:/|<>()[\]"'’=]+/;
/** An address as mail is sent to it: a name, and a host that has a dot and no empty part. */
const address =
  /^[\p{L}\d](?:[\p{L}\d._%+-]*[\p{L}\d_%+-])?@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}$/u;

/** Every mail address in the field in which a company wrote them, whatever stands around it. */
export function readMails(written: string): readonly string[] {
  const words = written.split(around).map((word) => word.replace(/\.+$/, ''));
  return [...new Set(words.filter((word) => address.test(word)))];
}
