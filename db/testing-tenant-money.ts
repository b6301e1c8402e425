import { id, NOW, TENANT } from './testing-tenant.ts';

const { admin, secondAdmin, chosenEnte, pratica } = TENANT;

/** Of a paid pratica: what was due, paid, given back and handed on. */
export const MONEY = `
  insert into payment values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 'ente', '${chosenEnte}', 100, 'due', ${NOW}, null, ${NOW});
  insert into payment_attempt (id, comune_id, pratica_id, payment_id, provider, provider_order_id, status, amount_cents)
    values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 'nexi', 'order-1', 'open', 100);
  insert into capture (id, comune_id, pratica_id, payment_id, attempt_id, provider, operation_id, amount_cents, status)
    values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', '${id(1)}', 'nexi', 'operation-1', 100, 'seen');
  insert into refund (id, comune_id, pratica_id, payment_id, capture_id, amount_cents, cause, status)
    values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', '${id(1)}', 60, 'office', 'due');
  insert into reconciliation (id, comune_id, day, orders, differences) values ('${id(1)}', 'milano', '2026-11-01', 0, '[]');
  insert into counter_receipt (id, comune_id, pratica_id, payment_id, number, amount_cents, status, taken_at)
    values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 'A 1', 100, 'settled', ${NOW});
  insert into payee_rule values ('milano', 'assistenza', '2026-01-01', 'ente');
  insert into pagopa_creditor values
    ('milano', '2026-01-01', '77777777777', 'Comune di Milano', 'IT60X0542811101000000123456', '47', '0201102IM');
  insert into payment_receipt values ('${id(1)}', 'milano', 2026, 1);
  insert into webhook_event (provider, event_id, comune_id, attempt_id, outcome)
    values ('nexi', 'event-1', 'milano', '${id(1)}', 'settled');
  insert into ledger_entry (transaction_id, comune_id, pratica_id, payment_id, account, amount_cents, kind, command_id) values
    ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 'gateway:nexi', 100, 'settled', '${id(1)}'),
    ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 'ente:${chosenEnte}', -100, 'settled', '${id(1)}');
  insert into money_setting (id, comune_id, kind, valid_from, said, status, request_hash, asked_by, asked_at)
    values ('${id(1)}', 'milano', 'fee', '2099-01-01', '{}', 'asked', '-', '${admin}', ${NOW});
  insert into comune_fee values ('milano', null, '2026-01-01', 200);
  insert into iban_proposal (id, comune_id, ente_id, iban, holder, proposed_by, proposed_at, expires_at, status, decided_by, decided_at)
    values ('${id(1)}', 'milano', '${chosenEnte}', 'IT60X0542811101000000123456', 'La Cura', '${admin}', ${NOW}, ${NOW}, 'confirmed', '${secondAdmin}', ${NOW});
  insert into ente_iban (id, comune_id, ente_id, iban, holder, valid_from, set_by, proposal_id)
    values ('${id(1)}', 'milano', '${chosenEnte}', 'IT60X0542811101000000123456', 'La Cura', '2026-01-01', '${secondAdmin}', '${id(1)}');
  insert into transfer_acceptance (id, comune_id, ente_id, is_accepted, set_by) values ('${id(1)}', 'milano', '${chosenEnte}', true, '${admin}');
  insert into comune_account values ('milano', '2026-01-01', 'Comune', '77777777777', 'IT60X0542811101000000123456', null);
  insert into transfer_file values ('${id(1)}', 'milano', 'message', '2026-12-01', '-', '${admin}', ${NOW});
  insert into payout (id, comune_id, ente_id, from_day, through_day, paid_cents, voucher_cents, refund_cents, fee_cents,
      returned_cents, amount_cents, asked_by, asked_at)
    values ('${id(1)}', 'milano', '${chosenEnte}', '2026-11-01', '2026-11-30', 100, 0, 0, 0, 0, 100, '${admin}', ${NOW});
  insert into payout_act values ('${id(1)}', '${id(1)}', 'milano', 'ask', '${admin}', '-', null, ${NOW});
  insert into payout_notice (id, comune_id, ente_id, payout_id, kind) values ('${id(1)}', 'milano', '${chosenEnte}', '${id(1)}', 'approve');
  insert into payout_entry select '${id(1)}', id, 'milano' from ledger_entry where account like 'ente:%'`;
