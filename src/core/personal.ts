// Leaves persons out of a text that many may read: names behind a form of address, telephones, e-mail addresses.

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Nine digits or more, as they are grouped by hand; a document's number or a day has fewer in a row. */
const PHONE = /(?<![\p{L}\p{N}/.-])(?:\+84|\(?0\d)(?:[\s.()-]{0,2}\d){7,10}(?![\p{L}\p{N}/])/gu
const LABELLED = /(?:số\s+)?(?:điện thoại|đt|sđt|tel|email|e-mail|thư điện tử|zalo)\s*[:.]?\s*(?=…)/giu
const ADDRESSED = /(đồng chí|đ\/c|đc|ông|bà|anh|chị)\s+(?=\p{Lu})((?:\p{Lu}\p{L}*)(?:\s+\p{Lu}\p{L}*){1,4})/giu
/** First words of offices, which are written like names. */
const OFFICE =
  /^(?:phó|chủ|giám|trưởng|bộ|thứ|bí|cục|vụ|chánh|thủ|tổng|hiệu|viện|lãnh|thường|ủy|đại|ban|sở|đội|chi|kế)(?!\p{L})/iu
const SIGN = '…'

/** The text without persons; what is left out shows as "…". */
export function withoutPersons(text: string): string {
  return text
    .normalize('NFC')
    .replace(MAIL, SIGN)
    .replace(PHONE, SIGN)
    .replace(ADDRESSED, (whole, title: string, name: string) =>
      OFFICE.test(name) || !startsUpper(name) ? whole : `${title} ${SIGN}`,
    )
    .replace(LABELLED, '')
    .replace(/\(\s*(?:(?:đồng chí|đ\/c|đc|ông|bà|anh|chị)?\s*…[\s,;:.–-]*)+\)/giu, SIGN)
    .replace(/…(?:[\s,;]*…)+/g, SIGN)
}

/** The flag that ignores case lets small letters through, too. */
const startsUpper = (name: string): boolean => name.split(/\s+/).every((word) => /^\p{Lu}/u.test(word))
