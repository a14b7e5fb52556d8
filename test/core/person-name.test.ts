// A name from two fields: turned round only where it is certain.
import { expect, it } from 'vitest'
import { orderedName } from '../../src/core/person-name.ts'

it.each([
  ['An', 'Nguyễn Văn', 'Nguyễn Văn An'],
  ['Thị Lan', 'Trần', 'Trần Thị Lan'],
  ['Hoa', 'Lê', 'Lê Hoa'],
  ['An', 'Nguyen', 'Nguyen An'],
  ['Dương', 'Nguyễn Văn', 'Nguyễn Văn Dương'],
  ['Nam', 'Hoàng Văn', 'Hoàng Văn Nam'],
  ['Mai', 'Lê Thị', 'Lê Thị Mai'],
  ['Hà', 'Phạm', 'Phạm Hà'],
])('"%s" + "%s" is %s', (first, last, name) => expect(orderedName(first, last)).toBe(name))

it.each([
  ['Nguyễn Văn', 'An'],
  ['Nguyễn', 'Văn An'],
  ['Thanh', 'Mai'],
  ['Minh', 'Hoàng'],
  ['Lê', 'Nguyễn An'],
  ['Vũ Thị', 'Trần'],
  ['John', 'Smith'],
  ['Nguyễn Văn An', ''],
  ['', 'An'],
])('"%s" + "%s" stays', (first, last) => expect(orderedName(first, last)).toBe(`${first} ${last}`.trim()))
