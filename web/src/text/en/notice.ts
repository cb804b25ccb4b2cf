import type { Texts } from '../zh/index.ts'

export const notice: Texts['notice'] = {
  bell: 'Notices',
  bellUnread: 'Notices, {{count}} unread',
  title: 'Notices',
  none: 'Nothing yet. What is assigned to you, falls due or was judged appears here.',
  readAll: 'Mark all as read',
  kinds: { assigned: 'Assigned', due_soon: 'Due soon', overdue: 'Overdue', judged: 'Judged', reopened: 'Open again' },
}
