import { rowsOf, type Row } from '../state/row';
import type { Store } from '../state/store';

/** An amount of a payment and the invoice that it is for. */
export interface PaidLine {
	invoiceId: unknown;
	invoiceNumber: unknown;
	amount: number;
}

const money = (code: unknown, value: number) => ({ code: String(code), value: value.toFixed(2) });

/** An offline payment, as B2B Edition keeps it. */
export function paymentOf({ hash }: Store, lines: PaidLine[], fields: Row): Row {
	const { currency } = fields;
	const own = { ...fields };
	delete own.currency;
	delete own.lineItems;
	return {
		processingStatus: 3,
		appliedStatus: 1,
		fundingStatus: 2,
		payerName: 'Store offline payment',
		payerCustomerId: '1',
		externalId: null,
		externalCustomerId: null,
		details: { memo: 'Paid by check' },
		fees: [],
		moduleName: 'Offline Payment',
		moduleData: {
			transactions: [{ type: 'offline', rawTransaction: null, memo: 'Paid by check' }],
		},
		customerName: '',
		allowedOperations: [0, 1, 2, 3],
		allowedStatuses: [1, 2, 3, 4],
		...own,
		storeHash: hash,
		total: money(
			currency,
			lines.reduce((sum, { amount }) => sum + amount, 0),
		),
		lineItems: lines.map(({ amount, ...line }) => ({
			paymentId: 0,
			...line,
			amount: money(currency, amount),
		})),
	};
}

const ofPayment = ({ storeHash, customerId, payerName, payerCustomerId, id }: Row): Row => ({
	storeHash,
	customerId,
	payerName,
	payerCustomerId,
	externalId: null,
	externalCustomerId: null,
	paymentId: id,
	paymentType: 'offline',
	transactionType: 'Offline Payment',
	referenceNumber: `P-${String(id)}`,
});

/** The receipt of a payment. */
export function receiptOf(payment: Row): Row {
	return {
		...ofPayment(payment),
		total: payment.total,
		details: { paymentDetails: { memo: 'Paid by check' } },
	};
}

/** The lines of a receipt: one for each invoice that was paid. */
export function receiptLinesOf(payment: Row, { id: receiptId }: Row): Row[] {
	return rowsOf(payment.lineItems).map(({ invoiceId, invoiceNumber, amount }) => ({
		...ofPayment(payment),
		receiptId,
		invoiceId,
		invoiceNumber,
		amount,
		paymentStatus: 3,
	}));
}
