import { randomBytes } from 'node:crypto';
import { noContent } from '../responses/response';
import { linkOf, type Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { visible, type Id } from '../state/row';

/** Makes many coupon codes at once. */
const generate: Handler = (call) => {
	const link = linkOf({ ...call, shape: { ...call.shape, collection: 'promotions/codes' } });
	const {
		batch_size,
		prefix = '',
		suffix = '',
		max_uses = 0,
		max_uses_per_customer = 0,
		code_length = 16,
	} = fieldsOf(call);
	const created = new Date().toISOString();
	const codes = Array.from({ length: Number(batch_size) }, () => {
		const random = randomBytes(16).toString('hex').toUpperCase().slice(0, Number(code_length));
		const code = `${String(prefix)}${random}${String(suffix)}`;
		call.store
			.collection('promotions/codes')
			.insert({ ...link, code, max_uses, max_uses_per_customer, current_uses: 0, created });
		return { code };
	});
	return { status: 201, data: { max_uses, max_uses_per_customer, created, batch_size, codes } };
};

const byCode: Handler = ({ store, query }) => ({
	data: store.collection('promotions/codes').where({ code: query.code }).map(visible),
	meta: {},
});

const removeByCode: Handler = ({ store, query }) => {
	const codes = store.collection('promotions/codes');
	for (const { id } of codes.where({ code: query.code })) codes.remove(id as Id);
	return noContent;
};

/** Coupon codes of promotions. */
export const promotions: Record<string, Handler> = {
	'POST v3 /promotions/{promotion_id}/codegen': generate,
	'GET v3 /promotions/codes': byCode,
	'DELETE v3 /promotions/codes': removeByCode,
};
