import type { Call, Handler } from '../crud/call';
import { fieldsOf, rowsBelow } from '../crud/records';
import { refuse } from '../crud/refuse';
import { insert } from '../crud/write';
import { invalid, notFound } from '../responses/apiError';
import { rowsOf, type Row } from '../state/row';
import type { Store } from '../state/store';
import { elementsOf, now, page, shown } from './records';

const companies = (store: Store) => store.collection('b2b/companies');

/** The company of the path, or 404. */
function companyOf({ store, params }: Call): Row {
	const company = companies(store).get(params.companyId);
	if (!company) throw notFound();
	return company;
}

/** The customer of the store with this email, made if there is none. A new one fires the store's own events, too. */
export function customerFor(store: Store, fields: Row): number {
	const customers = store.collection('customers');
	const known = customers.all().find(({ email }) => email === fields.email);
	return Number((known ?? customers.insert(fields)).id);
}

function withAdmin(call: Call, fields: Row): Row {
	const company = insert(
		{ ...call, shape: { collection: 'b2b/companies', parents: [] } },
		{ ...fields, createdAt: now(), updatedAt: now() },
	);
	return { ...company, customerId: addAdministrator(call.store, company, fields) };
}

/** Makes a company's first user, and the user's customer. @returns the ID of the customer */
export function addAdministrator(
	store: Store,
	{ companyId, companyName }: Row,
	fields: Row,
): number {
	const { adminEmail, adminFirstName, adminLastName, adminPhoneNumber } = fields;
	const customerId = customerFor(store, {
		email: adminEmail,
		first_name: adminFirstName ?? '',
		last_name: adminLastName ?? '',
		company: companyName,
	});
	store.collection('b2b/users').insert({
		firstName: adminFirstName,
		lastName: adminLastName,
		email: adminEmail,
		phoneNumber: adminPhoneNumber ?? '',
		role: 0,
		companyId,
		bcId: customerId,
		customerId,
		channelIds: [1],
		extraFields: [],
		createdAt: now(),
		updatedAt: now(),
	});
	return customerId;
}

const save = ({ store }: Call, company: Row, changes: Row): Row =>
	companies(store).update(company.companyId as number, { ...changes, updatedAt: now() }) as Row;

const updateField: Handler = (call) => {
	const { companyId } = save(call, companyOf(call), fieldsOf(call));
	return { data: { companyId } };
};

/** A company with its subsidiaries, and theirs. */
function tree(store: Store, { companyId, companyName, companyStatus }: Row): Row {
	const children = companies(store).where({ $parent: companyId });
	return {
		companyId,
		companyName,
		companyStatus,
		subsidiaries: children.map((child) => tree(store, child)),
	};
}

function rootOf(store: Store, company: Row): Row {
	const parent = companies(store).get(Number(company.$parent));
	return parent ? rootOf(store, parent) : company;
}

const paymentsOf = ({ store, params }: Pick<Call, 'store' | 'params'>): Row[] => {
	const enabled = store.singletons.get(`b2b/payments/${params.companyId}`) ?? {};
	return store
		.collection('b2b/payments')
		.all()
		.map(({ id, paymentCode, paymentTitle }) => ({
			paymentId: id,
			code: paymentCode,
			paymentTitle,
			isEnabled: enabled[String(paymentCode)] !== false,
		}));
};

const place: Handler = (call) => {
	const [first] = rowsBelow(call);
	if (!first) throw notFound();
	return { data: first };
};

/** Companies and what belongs to them. */
export const b2bCompanies: Record<string, Handler> = {
	'POST b2b /companies': (call) => ({ data: shown(call, withAdmin(call, fieldsOf(call))) }),
	'POST b2b /companies/bulk': (call) => ({
		body: {
			code: 200,
			data: { id: 'SUCCESS' },
			meta: elementsOf(call)
				.map((fields) => withAdmin(call, fields))
				.map(({ companyId }) => ({ companyId })),
		},
	}),
	'PUT b2b /companies/bulk': (call) => {
		const updated = elementsOf(call).map(({ companyId, ...fields }) => {
			const company = companies(call.store).get(companyId as number);
			if (!company) throw notFound();
			return save(call, company, fields);
		});
		return { data: { companyId: updated.at(-1)?.companyId } };
	},
	'POST b2b /customer-groups/{customerGroupId}/companies': (call) => {
		if (!call.store.collection('customer_groups').get(call.params.customerGroupId))
			throw notFound();
		const company = withAdmin(call, {
			...fieldsOf(call),
			customerGroupId: Number(call.params.customerGroupId),
		});
		return { data: { companyId: company.companyId } };
	},
	'PUT b2b /companies/{companyId}/catalogs': updateField,
	'PUT b2b /companies/{companyId}/status': updateField,
	'POST b2b /companies/{companyId}/parent': (call) => {
		const { parentCompanyId } = fieldsOf(call);
		const parent = companies(call.store).get(parentCompanyId as number);
		if (!parent || String(parentCompanyId) === call.params.companyId)
			throw invalid({ parentCompanyId: 'is no other company' });
		const { companyId, companyName } = parent;
		save(call, companyOf(call), {
			$parent: companyId,
			parentCompany: { id: companyId, name: companyName },
		});
		return {};
	},
	'GET b2b /companies/{companyId}/subsidiaries': (call) =>
		page(
			call,
			companies(call.store)
				.where({ $parent: companyOf(call).companyId })
				.map((child) => tree(call.store, child)),
		),
	'DELETE b2b /companies/{companyId}/subsidiaries/{childCompanyId}': (call) => {
		const child = companies(call.store).get(call.params.childCompanyId);
		if (!child || String(child.$parent) !== String(companyOf(call).companyId)) throw notFound();
		save(call, child, { $parent: undefined, parentCompany: undefined });
		return {};
	},
	'GET b2b /companies/{companyId}/hierarchy': (call) =>
		page(call, [tree(call.store, rootOf(call.store, companyOf(call)))]),
	'GET b2b /companies/{companyId}/payments': (call) => ({
		data: companyOf(call) && paymentsOf(call),
	}),
	'PUT b2b /companies/{companyId}/payments': (call) => {
		companyOf(call);
		const key = `b2b/payments/${call.params.companyId}`;
		const changes = rowsOf(fieldsOf(call).payments).map(({ code, isEnabled }) => [code, isEnabled]);
		call.store.singletons.set(key, {
			...call.store.singletons.get(key),
			...(Object.fromEntries(changes) as Row),
		});
		return { data: paymentsOf(call).map(({ code, isEnabled }) => ({ code, isEnabled })) };
	},
	'GET b2b /company-payment-methods': (call) =>
		page(
			call,
			companies(call.store)
				.all()
				.flatMap(({ companyId, createdAt, updatedAt }) =>
					paymentsOf({ ...call, params: { companyId: String(companyId) } })
						.filter(({ isEnabled }) => isEnabled)
						.map(({ paymentId, code, paymentTitle }) => ({
							companyId,
							paymentId,
							createdAt,
							updatedAt,
							paymentMethodCode: code,
							paymentMethodTitle: paymentTitle,
						})),
				),
			(row) => row,
		),
	'GET b2b /countries': (call) =>
		place({ ...call, shape: { collection: 'b2b/countries', parents: [] } }),
	'GET b2b /states': (call) => place({ ...call, shape: { collection: 'b2b/states', parents: [] } }),
	'POST b2b /users': (call) => {
		const fields = fieldsOf(call);
		return { data: addUser(call, fields) };
	},
	'POST b2b /users/bulk': (call) => ({
		data: elementsOf(call).map((fields) => addUser(call, fields)),
	}),
	'GET b2b /users/customer/{customerId}': (call) => {
		const [user] = call.store.collection('b2b/users').where({ customerId: call.params.customerId });
		if (!user) throw notFound();
		return { data: shown(call, user) };
	},
	'POST b2b /addresses/bulk': (call) => ({
		data: elementsOf(call).map((fields) =>
			insert(
				{ ...call, shape: { collection: 'b2b/addresses', parents: [] } },
				{
					...fields,
					createdAt: now(),
					updatedAt: now(),
				},
			),
		),
	}),
};

function addUser(call: Call, fields: Row): Row {
	if (!companies(call.store).get(fields.companyId as number))
		throw refuse(call, { companyId: 'does not exist' });
	const bcId = customerFor(call.store, {
		email: fields.email,
		first_name: fields.firstName,
		last_name: fields.lastName,
	});
	const user = insert(
		{ ...call, shape: { collection: 'b2b/users', parents: [] } },
		{
			...fields,
			bcId,
			customerId: bcId,
			createdAt: now(),
			updatedAt: now(),
		},
	);
	return { userId: user.id, bcId };
}
