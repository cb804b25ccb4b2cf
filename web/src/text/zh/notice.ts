export const notice = {
  bell: '通知',
  bellUnread: '通知，{{count}} 条未读',
  title: '通知',
  none: '没有通知。指派给您、快到期或已评判的事项会出现在这里。',
  readAll: '全部标为已读',
  kinds: {
    assigned: '指派',
    due_soon: '即将到期',
    overdue: '已逾期',
    judged: '已评判',
    reopened: '重新打开',
  },
}
