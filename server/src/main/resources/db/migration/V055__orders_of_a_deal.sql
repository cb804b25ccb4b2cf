-- When a deal is won or no longer is, the facts of its orders are stated anew.
create index pipeline_order_deal on pipeline_order (deal_id) where deal_id is not null;
