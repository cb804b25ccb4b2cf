-- Why deals are lost and what keeps them where they are: two lists that the company maintains. A reason that
-- is no longer used stays for the deals that have it.
create table pipeline_reason (
  list     text not null check (list in ('loss', 'blocker')),
  code     text not null check (code ~ '^[a-z][a-z0-9_]{0,49}$'),
  name_zh  text not null check (length(name_zh) between 1 and 100),
  name_en  text not null check (length(name_en) between 1 and 100),
  active   boolean not null default true,
  position integer not null,
  primary key (list, code)
);
call open_rows('pipeline_reason');

insert into pipeline_reason (list, position, code, name_zh, name_en) values
('loss', 10, 'price', '价格过高', 'Price too high'),
('loss', 20, 'competitor', '选择竞品', 'Chose a competitor'),
('loss', 30, 'no_industry_case', '方案缺乏行业案例', 'No industry case'),
('loss', 40, 'budget_frozen', '预算冻结或取消', 'Budget frozen or cancelled'),
('loss', 50, 'decision_maker_changed', '决策人变动', 'Decision maker changed'),
('loss', 60, 'needs_mismatch', '需求不匹配', 'Needs do not match'),
('loss', 70, 'no_response', '客户无回应', 'No response'),
('loss', 80, 'postponed', '项目推迟', 'Project postponed'),
('loss', 90, 'in_house', '客户自行解决', 'Solved in house'),
('loss', 100, 'terms', '合同条款未达成', 'Terms not agreed'),
('loss', 110, 'relation', '客户关系不足', 'Weak relationship'),
('loss', 120, 'other', '其他', 'Other'),
('blocker', 10, 'no_industry_case', '缺行业案例', 'No industry case'),
('blocker', 20, 'price', '价格异议', 'Price objection'),
('blocker', 30, 'budget', '预算未落实', 'Budget not confirmed'),
('blocker', 40, 'decision_maker', '未接触到决策人', 'Decision maker not reached'),
('blocker', 50, 'decision_maker_changed', '决策人变动', 'Decision maker changed'),
('blocker', 60, 'competitor', '竞品介入', 'Competitor involved'),
('blocker', 70, 'technical', '技术方案未确认', 'Technical solution open'),
('blocker', 80, 'terms', '合同条款谈判', 'Terms in negotiation'),
('blocker', 90, 'no_response', '客户无回应', 'No response'),
('blocker', 100, 'internal', '等待内部支持', 'Waiting for our own people'),
('blocker', 110, 'other', '其他', 'Other');

-- What keeps a deal in its node; several at a time.
create table pipeline_blocker (
  id        bigint generated always as identity primary key,
  deal_id   bigint not null constraint pipeline_blocker_deal references pipeline_deal,
  person_id bigint not null,
  unit_id   bigint not null,
  node      text not null check (node in ('lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales')),
  reason    text not null,
  text      text check (length(text) between 1 and 2000),
  since     date not null,
  raised_at timestamptz not null,
  solved_on date check (solved_on >= since),
  solved_at timestamptz,
  check ((solved_on is null) = (solved_at is null))
);
create index pipeline_blocker_deal on pipeline_blocker (deal_id);
create index pipeline_blocker_open on pipeline_blocker (deal_id) where solved_on is null;
call protect_rows('pipeline_blocker', 'select, insert, update');
