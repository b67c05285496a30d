/**
 * How many mails that ask back an address gets in any 24 hours, whoever enters it and however often; and one an hour. It
 * bounds what a form can be abused for: filling a stranger's mailbox.
 */
export const mailsADay = 3
