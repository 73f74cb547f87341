import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { ApiError, notFound } from '../responses/apiError';
import { isRow, rowsOf, type Id, type Row } from '../state/row';
import { paymentOf, receiptLinesOf, receiptOf } from './money';
import { add, now, page, shown } from './records';

/**
 * What an action makes of a payment's processing status: 0 cancels, 1 completes, 2 refunds, 3 fails. Likely only: no source says
 * it.
 */
const AFTER_ACTION = [4, 3, 4, 2];

function savedPayment({ store, params }: Call): Row {
	const payment = store.collection('b2b/ip/payments').get(params.paymentId);
	if (!payment) throw notFound();
	return payment;
}

const savePayment = (call: Call, changes: Row) =>
	call.store
		.collection('b2b/ip/payments')
		.update(savedPayment(call).id as Id, { ...changes, updatedAt: now() }) as Row;

const valueOf = (money: unknown) => Number(isRow(money) ? money.value : 0);

/** Takes what was paid off the invoice. A paid invoice has status 2. */
function payOff({ store }: Call, invoice: Row, amount: number): void {
	const open = Math.round((valueOf(invoice.openBalance) - amount) * 100) / 100;
	if (open < 0) throw new ApiError(400, 'The amount exceeds the open balance of the invoice.');
	const { code } = invoice.openBalance as Row;
	store.collection('b2b/ip/invoices').update(invoice.id as Id, {
		openBalance: { code, value: String(open) },
		status: open === 0 ? 2 : 1,
		updatedAt: now(),
	});
}

/** The invoices and amounts that a payment is for. */
function linesOf({ store }: Call, fields: Row): Array<{ invoice: Row; amount: number }> {
	return rowsOf(fields.lineItems).map(({ invoiceId, amount }) => {
		const invoice = store.collection('b2b/ip/invoices').get(invoiceId as Id);
		if (!invoice) throw new ApiError(404, 'The invoice does not exist.');
		return { invoice, amount: Number(amount) };
	});
}

/** Invoices with their payments and receipts. */
export const b2bInvoices: Record<string, Handler> = {
	'POST b2b /ip/invoices': (call) => ({
		data: shown(call, add(call, { storeHash: call.store.hash, ...fieldsOf(call) })),
	}),
	'POST b2b /ip/orders/{orderId}/invoices': (call) => {
		const order = call.store
			.collection('b2b/orders')
			.all()
			.find(({ id }) => String(id) === call.params.orderId);
		if (!order) throw new ApiError(404, 'The order does not exist.');
		const value = String(order.totalIncTax);
		const { id, invoiceNumber } = call.store.collection('b2b/ip/invoices').insert({
			invoiceNumber: `INV-${String(order.bcOrderId)}`,
			orderNumber: String(order.bcOrderId),
			customerId: String(order.companyId),
			originalBalance: { code: 'USD', value },
			openBalance: { code: 'USD', value },
			type: 'Invoice',
			status: 0,
			storeHash: call.store.hash,
			createdAt: now(),
			updatedAt: now(),
		});
		return { data: { invoiceId: id, invoiceNumber } };
	},
	'GET b2b /ip/invoices/{invoiceId}/download-pdf': (call) => {
		const invoice = call.store.collection('b2b/ip/invoices').get(call.params.invoiceId);
		if (!invoice) throw notFound();
		return { data: { url: `https://files.hearth.example/invoices/${String(invoice.id)}.pdf` } };
	},
	'POST b2b /ip/payments/offline': (call) => {
		const fields = fieldsOf(call);
		const lines = linesOf(call, fields);
		for (const { invoice, amount } of lines) payOff(call, invoice, amount);
		const { store } = call;
		const times = { createdAt: now(), updatedAt: now() };
		const paid = lines.map(({ invoice, amount }) => ({
			invoiceId: invoice.id,
			invoiceNumber: invoice.invoiceNumber,
			amount,
		}));
		const payment = store
			.collection('b2b/ip/payments')
			.insert({ ...paymentOf(store, paid, fields), ...times });
		const receipt = store.collection('b2b/ip/receipts').insert({ ...receiptOf(payment), ...times });
		for (const line of receiptLinesOf(payment, receipt))
			store.collection('b2b/ip/receipts/lines').insert({ ...line, ...times });
		return { data: { paymentId: payment.id } };
	},
	'PUT b2b /ip/payments/offline/{paymentId}': (call) => ({
		data: { paymentId: savePayment(call, fieldsOf(call)).id },
	}),
	'GET b2b /ip/payments/{paymentId}/operations': (call) => ({
		data: savedPayment(call) && {
			allowedOperations: [0, 1, 2, 3],
			allowedStatuses: ['1', '2', '3', '4'],
		},
	}),
	'POST b2b /ip/payments/{paymentId}/operations': (call) => ({
		data: {
			id: savePayment(call, {
				processingStatus: AFTER_ACTION[Number(fieldsOf(call).operationCode)],
			}).id,
		},
	}),
	'PUT b2b /ip/payments/{paymentId}/processing-status': (call) => ({
		data: { id: savePayment(call, fieldsOf(call)).id },
	}),
	'GET b2b /ip/payments/{paymentId}/transactions': (call) => ({
		data: rowsOf((savedPayment(call).moduleData as Row).transactions).map((transaction) => ({
			...transaction,
			rawTransaction: '',
		})),
	}),
	'GET b2b /ip/receipt-lines': (call) =>
		page(call, call.store.collection('b2b/ip/receipts/lines').all()),
};
