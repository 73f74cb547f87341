import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { change, insert } from '../crud/write';
import { notFound } from '../responses/apiError';
import { rowsOf, type Id, type Row } from '../state/row';
import { customerFor } from './companies';
import { elementsOf, now, page, shown } from './records';

const ADMINS = 'b2b/super-admins';
/** Which company has which super admin or sales representative: `{ kind, person, companyId }`. */
const ASSIGNMENTS = 'b2b/assignments';

function admin(call: Call): Row {
	const found = call.store.collection(ADMINS).get(call.params.superAdminId);
	if (!found) throw notFound();
	return found;
}

function addAdmin(call: Call, fields: Row): Row {
	const row = insert(
		{ ...call, shape: { collection: ADMINS, parents: [] } },
		{
			...fields,
			createdAt: now(),
			updatedAt: now(),
		},
	);
	const { email, firstName, lastName } = fields;
	const customerId = customerFor(call.store, { email, first_name: firstName, last_name: lastName });
	return call.store.collection(ADMINS).update(row.id as Id, { customerId }) as Row;
}

/** The records of the IDs that are there. */
function recordsOf({ store }: Call, collection: string, ids: unknown[]): Row[] {
	return ids
		.map((id) => store.collection(collection).get(id as Id))
		.filter((row) => row !== undefined);
}

function companiesOf(call: Call, kind: string, person: unknown): Row[] {
	const assignments = call.store.collection(ASSIGNMENTS).where({ kind, person });
	const ids = assignments.map(({ companyId }) => companyId);
	return recordsOf(call, 'b2b/companies', ids);
}

/** Assigns a person to a company, or removes the assignment. */
function assign({ store }: Call, match: Row, isAssigned: unknown): void {
	if (!store.collection('b2b/companies').get(match.companyId as Id)) throw notFound();
	const assignments = store.collection(ASSIGNMENTS);
	const [known] = assignments.where(match);
	if (isAssigned && !known) assignments.insert(match);
	if (!isAssigned && known) assignments.remove(known.id as Id);
}

function staff(call: Call): Row {
	const found = call.store.collection('b2b/sales-staffs').get(call.params.salesStaffId);
	if (!found) throw notFound();
	return found;
}

/** Super admins and sales staff, and the companies that they look after. */
export const b2bPeople: Record<string, Handler> = {
	'POST b2b /super-admins': (call) => {
		const { id, customerId } = addAdmin(call, fieldsOf(call));
		return { data: { userId: id, customerId } };
	},
	'POST b2b /super-admins/bulk': (call) => ({
		data: { superAdminIds: elementsOf(call).map((fields) => addAdmin(call, fields).id) },
	}),
	'GET b2b /super-admins/info/{superAdminId}': (call) => ({ data: shown(call, admin(call)) }),
	'PUT b2b /super-admins/info/{superAdminId}': (call) => {
		const at = { ...call, shape: { collection: ADMINS, parents: [] } };
		return {
			data: shown(call, change(at, admin(call).id as Id, { ...fieldsOf(call), updatedAt: now() })),
		};
	},
	'PUT b2b /super-admins/{superAdminId}': (call) => {
		const person = admin(call).id;
		for (const { companyId, isAssigned } of rowsOf(fieldsOf(call).companies))
			assign(call, { kind: 'admin', person, companyId }, isAssigned);
		return {};
	},
	'GET b2b /super-admins/{superAdminId}/companies': (call) =>
		page(call, companiesOf(call, 'admin', admin(call).id)),
	'GET b2b /super-admins/companies': (call) =>
		page(
			call,
			call.store
				.collection('b2b/companies')
				.all()
				.map((company) => ({
					...company,
					superAdminCount: call.store
						.collection(ASSIGNMENTS)
						.where({ kind: 'admin', companyId: company.companyId }).length,
				}))
				.filter(({ superAdminCount }) => superAdminCount > 0),
		),
	'GET b2b /companies/super-admins': (call) => page(call, call.store.collection(ADMINS).all()),
	'GET b2b /companies/{companyId}/super-admins': (call) =>
		page(
			call,
			recordsOf(
				call,
				ADMINS,
				call.store
					.collection(ASSIGNMENTS)
					.where({ kind: 'admin', companyId: call.params.companyId })
					.map(({ person }) => person),
			),
		),
	'PUT b2b /companies/{companyId}/super-admins': (call) => {
		for (const { superAdminId, isAssigned } of rowsOf(fieldsOf(call).superAdmins))
			assign(
				call,
				{ kind: 'admin', person: superAdminId, companyId: Number(call.params.companyId) },
				isAssigned,
			);
		return {};
	},
	'GET b2b /sales-staffs': (call) =>
		page(
			call,
			call.store
				.collection('b2b/sales-staffs')
				.all()
				.map((person) => ({
					...person,
					companyCount: companiesOf(call, 'staff', person.id).length,
				})),
		),
	'GET b2b /sales-staffs/{salesStaffId}': (call) => {
		const { id, email, salesRepName, phoneNumber } = staff(call);
		const assignedCompanies = companiesOf(call, 'staff', id).map(({ companyId, companyName }) => ({
			companyId,
			companyName,
		}));
		return { data: { id, email, name: salesRepName, phoneNumber, assignedCompanies } };
	},
	'PUT b2b /sales-staffs/{salesStaffId}': (call) => {
		const person = staff(call).id;
		for (const { companyId, assignStatus } of elementsOf(call))
			assign(call, { kind: 'staff', person, companyId }, assignStatus);
		return {};
	},
};
