import { sql, type SQL } from "drizzle-orm";

/**
 * 受助人次 = persons helped per occasion: what goes to one class (or one named recipient) on one day is ONE visit, and its
 * people count once, whether they got money, goods or both (domain.md: 30 pupils each given a grant, and the books). Pupils are a number, never
 * names, so two groups of one class can't be told from the same pupils twice: the larger stands, and the office names a second group apart.
 * A relation with recipient_kind, paid_on, people; `where` is over disbursement, gift and gift_application. Reversed parts cancel out.
 */
export function occasions(where: SQL = sql`true`): SQL {
  return sql`(
    select recipient_kind, paid_on, max(people)::int as people from (
      select gift_application.organization_id, gift_application.recipient_kind, gift_application.recipient, gift_application.class, disbursement.paid_on, sum(disbursement.people) as people
      from disbursement join gift on gift.id = disbursement.gift_id join gift_application on gift_application.id = disbursement.application_id
      where ${where}
      group by gift_application.id, disbursement.paid_on
    ) of_application
    group by organization_id, recipient_kind, recipient, class, paid_on
  ) occasion`;
}
