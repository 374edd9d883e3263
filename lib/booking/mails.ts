/** An address as mail is sent to it: a name, and a host that has a dot and no empty part. */
const address =
  /[\p{L}\d.!#$%'*+/=^_`{|}~-]+@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(?![\p{L}\d@-]|\.[\p{L}\d.])/gu;

/** Every mail address in the field in which a company wrote them, whatever stands around it. */
export function readMails(written: string): readonly string[] {
  return [...new Set(written.match(address) ?? [])];
}
