// Whoever wrote, before it is known who that is: an address at a platform and the name that the platform gives.

export interface Sender {
  channel: string
  bot: string
  outsideId: string
  chatId: string
  name: string | null
}
