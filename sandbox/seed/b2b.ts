import { paymentOf, receiptLinesOf, receiptOf } from '../b2b/money';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { seedTime } from './addRecord';

/** The seed's last moment, in seconds since 1970. */
const seeded = () => seedTime() / 1000;
const DAY = 86_400;

const at = (days: number) => ({
	createdAt: seeded() - days * DAY,
	updatedAt: seeded() - days * 3_600,
});
const add = (store: Store, collection: string, row: Row) =>
	store.collection(`b2b/${collection}`).insert(row);
const usd = (value: number) => ({ code: 'USD', value: value.toFixed(2) });

/** B2B Edition repeats the ID that another system has for a record. */
const UUID = '6f1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d';

/** Statuses of companies: pending, approved, rejected, inactive. */
const PENDING = 0;
const APPROVED = 1;

/** What a store with B2B Edition has: companies of customers that the store has already, with all that belongs to them. */
export function seedB2b(store: Store): void {
	seedSettings(store);
	const customers = store.collection('customers').all();
	customers
		.filter((_, index) => index % 5 === 2)
		.forEach((customer, index) => {
			seedCompany(store, customer, index);
		});
	for (const [person, companyId] of [
		['admin', 1],
		['admin', 2],
		['staff', 1],
		['staff', 3],
	] as const)
		add(store, 'assignments', { kind: person, person: 1, companyId });
}

function seedCompany(store: Store, customer: Row, index: number): void {
	const { first_name: firstName, last_name: lastName, email, phone, id: customerId } = customer;
	const companyName = `${String(lastName)} ${['Catering', 'Hotels', 'Bakeries', 'Interiors'][index % 4]}`;
	const { companyId } = add(store, 'companies', {
		companyName,
		companyEmail: `office@${String(lastName).toLowerCase()}${index + 1}.example.com`,
		companyPhone: phone,
		companyStatus: index === 4 ? PENDING : APPROVED,
		catalogId: '',
		catalogName: '',
		customerGroupId: 2,
		addressLine1: `${index + 1} Mill Lane`,
		city: 'Portland',
		state: 'Oregon',
		country: 'United States',
		zipCode: '97201',
		channelIds: [1],
		priceListAssign: [],
		extraFields: [],
		uuid: UUID,
		...at(60 - index),
	});
	if (index === 1 || index === 2)
		store.collection('b2b/companies').update(companyId as number, {
			$parent: 1,
			parentCompany: { id: 1, name: store.collection('b2b/companies').get(1)?.companyName },
		});
	const person = { firstName, lastName, companyId, channelIds: [1], extraFields: [] };
	add(store, 'users', {
		...person,
		email,
		phoneNumber: phone,
		role: 0,
		companyRoleId: 1,
		bcId: customerId,
		customerId,
		uuid: UUID,
		...at(60 - index),
	});
	add(store, 'addresses', {
		companyId,
		firstName,
		lastName,
		phoneNumber: phone,
		addressLine1: `${index + 1} Mill Lane`,
		addressLine2: '',
		city: 'Portland',
		stateName: 'Oregon',
		stateCode: 'OR',
		countryName: 'United States',
		countryCode: 'US',
		zipCode: '97201',
		isBilling: true,
		isShipping: true,
		isDefaultBilling: true,
		isDefaultShipping: true,
		label: 'Office',
		uuid: UUID,
		externalId: '',
		extraFields: [],
		...at(60 - index),
	});
	seedSales(store, index, { companyId, companyName, customerId, email, firstName, lastName });
}

function seedSales(store: Store, index: number, owner: Row): void {
	const { companyId, companyName, customerId, email, firstName, lastName } = owner;
	const contact = `${String(firstName)} ${String(lastName)}`;
	const [orders, products] = ['orders', 'catalog/products'].map((name) =>
		store.collection(name).all(),
	);
	const order = orders[index];
	const product = products[index];
	const total = Number(order.total_inc_tax);
	add(store, 'orders', {
		id: 500 + index,
		bcOrderId: order.id,
		customerId,
		companyId,
		companyName,
		firstName,
		lastName,
		poNumber: `PO-${2000 + index}`,
		status: order.status,
		customStatus: order.status,
		statusCode: order.status_id,
		items: 1,
		totalIncTax: total,
		currencyCode: 'USD',
		channelId: 1,
		channelName: 'Hearth & Table',
		isArchived: false,
		extraFields: [],
		...at(30 - index),
	});
	add(store, 'rfq', {
		quoteNumber: `QN${1000 + index}`,
		quoteTitle: `Table settings for ${String(companyName)}`,
		referenceNumber: '',
		company: companyName,
		companyId,
		salesRep: 'Robin Vale',
		status: index % 3 === 0 ? 0 : 2,
		createdBy: contact,
		contactInfo: { name: contact, email, companyName, phoneNumber: '' },
		currency: {
			token: '$',
			location: 'left',
			currencyCode: 'USD',
			decimalToken: '.',
			decimalPlaces: 2,
			thousandsToken: ',',
			currencyExchangeRate: 1,
		},
		subtotal: Number(product.price) * 10,
		grandTotal: Number(product.price) * 10,
		discount: 0,
		channelId: 1,
		channelName: 'Hearth & Table',
		productsList: [
			{ productId: String(product.id), productName: product.name, sku: product.sku, quantity: 10 },
		],
		expiredAt: seeded() + 30 * DAY,
		extraFields: [],
		...at(20 - index),
	});
	add(store, 'ip/invoices', {
		customerId: String(companyId),
		externalCustomerId: `C-${String(companyId)}`,
		externalId: `E-${3000 + index}`,
		invoiceNumber: `INV-${3000 + index}`,
		type: 'Invoice',
		status: 0,
		orderNumber: String(order.id),
		purchaseOrderNumber: `PO-${2000 + index}`,
		dueDate: seeded() + 14 * DAY,
		originalBalance: usd(total),
		openBalance: usd(total),
		storeHash: store.hash,
		source: 0,
		details: invoiceDetails(total),
		...timesAsText(10 - index),
	});
	add(store, 'shopping-list', {
		name: `${String(lastName)}'s regulars`,
		description: '',
		status: 0,
		companyId,
		userId: index + 1,
		customerId,
		channelId: 1,
		channelName: 'Hearth & Table',
		items: [
			{
				id: 9000 + index,
				productId: product.id,
				variantId: index + 1,
				quantity: 4,
				productNote: '',
			},
		],
		...at(15 - index),
	});
}

/** What is set up once: people of the store, roles, permissions, payment methods, extra fields. */
function seedSettings(store: Store): void {
	add(store, 'super-admins', {
		firstName: 'Robin',
		lastName: 'Vale',
		email: 'robin.vale@hearth.example',
		phone: '',
		uuid: UUID,
		channelList: [],
		extraFields: [],
		...at(90),
	});
	add(store, 'sales-staffs', {
		email: 'kit.marlow@hearth.example',
		salesRepName: 'Kit Marlow',
		roleName: 'Sales Manager',
		phoneNumber: '',
	});
	for (const [name, code] of [
		['Get quotes', 'get_quotes'],
		['Purchase enabled', 'purchase_enabled'],
	])
		add(store, 'companies/permissions', {
			name,
			code,
			description: name,
			moduleName: 'Quotes',
			isCustom: false,
		});
	for (const name of ['Admin', 'Senior Buyer', 'Junior Buyer'])
		add(store, 'companies/roles', {
			name,
			roleType: 1,
			roleLevel: 1,
			permissions: [{ code: 'get_quotes', permissionLevel: 2 }],
		});
	for (const [paymentCode, paymentTitle] of [
		['cheque', 'Check'],
		['instore', 'Pay in Store'],
		['moneyorder', 'Money Order'],
	])
		add(store, 'payments', { paymentCode, paymentTitle });
	add(store, 'countries', { countryCode: 'US', countryName: 'United States' });
	add(store, 'states', { stateCode: 'OR', stateName: 'Oregon' });
	for (const name of ['companies', 'addresses', 'users', 'orders', 'rfq', 'ip/invoices'])
		add(store, `${name}/extra-fields`, {
			uuid: UUID,
			fieldName: 'Cost center',
			labelName: 'Cost center',
			fieldType: 0,
			isRequired: false,
			isUnique: false,
			visibleToEnduser: true,
			configType: 2,
			defaultValue: '',
		});
	add(store, 'companies/attachments', { companyId: 1, attachmentFile: 'trade-terms.pdf' });
	const payment = add(store, 'ip/payments', {
		...paymentOf(store, [{ invoiceId: 2, invoiceNumber: 'INV-3001', amount: 10 }], {
			customerId: '2',
			customerName: 'Trade',
			currency: 'USD',
		}),
		...at(5),
	});
	const receipt = add(store, 'ip/receipts', { ...receiptOf(payment), ...at(5) });
	for (const line of receiptLinesOf(payment, receipt))
		add(store, 'ip/receipts/lines', { ...line, ...at(5) });
}

/** The times of invoices are text. */
function timesAsText(days: number): Row {
	return Object.fromEntries(Object.entries(at(days)).map(([name, time]) => [name, String(time)]));
}

function invoiceDetails(total: number): Row {
	const address = {
		city: 'Portland',
		state: 'Oregon',
		country: 'United States',
		street1: '1 Mill Lane',
		street2: 'Unit 1',
		zipCode: '97201',
		firstName: 'Robin',
		lastName: 'Vale',
	};
	return {
		type: 'StandardInvoiceDetails',
		header: {
			orderDate: seeded(),
			costLines: [{ description: 'Subtotal', amount: usd(total) }],
			billingAddress: address,
			shippingAddresses: [address],
		},
		details: {
			lineItems: [
				{
					sku: 'HT-1002',
					type: 'physical',
					comments: 'None',
					quantity: '1',
					unitPrice: usd(total),
					unitDiscount: usd(0),
					description: 'Larch Enamel Muffin Tray',
				},
			],
		},
	};
}
