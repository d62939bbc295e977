/** A subscription of PostHog, with what it has to have. */
export const subscription = {
  id: 7,
  title: "Weekly",
  target_type: "email",
  target_value: "someone@example.com",
  frequency: "weekly",
  start_date: "2026-01-01T00:00:00Z",
  created_at: "2026-01-01T00:00:00Z",
  summary: "sent every week",
  next_delivery_date: null,
  created_by: null,
};
