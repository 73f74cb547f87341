import { createRandom, type Random } from '../state/random';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { daysAgo } from './addRecord';
import { FIRST_NAMES, LAST_NAMES } from './words';

const USERS = 60;

/** Permissions by role, with BigCommerce's names. */
const ROLES = {
	owner: [
		'Manage_Products',
		'Create_Product',
		'Edit_Products',
		'Delete_Products',
		'Manage_Orders',
		'Edit_Orders',
		'Refund_Orders',
		'Manage_Customers',
		'Edit_Customers',
		'Export_Customers',
		'Manage_Settings',
		'Manage_Users',
		'Add_User',
		'Edit_Users',
		'Delete_Users',
		'Manage_Payments',
		'Create_Store_API_Tokens',
		'IntegratedApps_InstallApp',
		'IntegratedApps_LoadApp',
		'No_Permission_Required',
	],
	manager: [
		'Manage_Products',
		'Edit_Products',
		'Manage_Orders',
		'Edit_Orders',
		'Refund_Orders',
		'Manage_Customers',
		'IntegratedApps_LoadApp',
		'No_Permission_Required',
	],
	clerk: ['Manage_Orders', 'Edit_Orders', 'Order_Messages', 'No_Permission_Required'],
	writer: [
		'Manage_Pages',
		'Add_Pages',
		'Edit_Pages',
		'Manage_Banners',
		'Design_Mode',
		'No_Permission_Required',
	],
};

const APPS = [
	'Parcel Post',
	'Ledger Link',
	'Kiln Reviews',
	'Tableau Planner',
	'Harbour Mail',
	'Stock Lantern',
	'Gift Ribbon',
	'Page Loom',
	'Trade Desk',
	'Tax Almanac',
	'Photo Bench',
	'Loyalty Jar',
	'Returns Tray',
	'Size Guide',
];
const FIRST_APP = 30101;
const LEVELS: Array<[level: string, interval: string, value: number]> = [
	['Standard', 'MONTH', 29.99],
	['Plus', 'QUARTER', 149],
	['Premium', 'ANNUAL', 499.99],
	['', 'ONCE', 14.99],
];

/** The account that owns the stores: 60 users, apps, subscriptions and checkouts. The same on every run. */
export function seedMerchant(merchant: Store, hashes: string[]): void {
	const random = createRandom(60);
	merchant.singletons.set('account', { name: 'Hearth & Table Group', store_hashes: hashes });
	APPS.forEach((name, index) => {
		const store_hashes = hashes.filter((_, place) => index % (place + 1) === 0);
		merchant.collection('apps').insert({ id: FIRST_APP + index, name, store_hashes });
	});
	for (let index = 0; index < USERS; index += 1) seedUser(merchant, hashes, index, random);
	for (let index = 0; index < 24; index += 1) seedSubscription(merchant, hashes, index, random);
	seedCheckouts(merchant, hashes[0], random);
}

function seedUser(merchant: Store, hashes: string[], index: number, random: Random): void {
	const first_name = FIRST_NAMES[(index * 3) % FIRST_NAMES.length];
	const last_name = LAST_NAMES[(index * 7 + Math.floor(index / 20)) % LAST_NAMES.length];
	const locale = index % 11 === 10 ? 'de' : 'en';
	const user = merchant.collection('users').insert({
		id: 9128 + index,
		email: `${first_name}.${last_name}${index + 1}@hearth.example`.toLowerCase(),
		first_name,
		last_name,
		locale,
		updated_at: daysAgo(random.integer(1, 700)),
	});
	hashes.forEach((store_hash, place) => {
		// The first store of each user is the large one. Every tenth user can no longer sign in to any store.
		if (index % 10 === 9 || (place > 0 && index % (place + 2) !== 0)) return;
		const permissions =
			index === 0
				? ROLES.owner
				: random.pick([ROLES.manager, ROLES.clerk, ROLES.clerk, ROLES.writer]);
		const app_ids = permissions.includes('IntegratedApps_LoadApp')
			? appsIn(merchant, store_hash).slice(0, 3)
			: [];
		merchant.collection('stores/users').insert({
			user_id: user.id,
			store_hash,
			permissions,
			app_ids,
			status: index % 8 === 7 ? 'INACTIVE' : 'ACTIVE',
			last_login_at: index % 6 === 5 ? null : daysAgo(random.integer(0, 400)),
		});
	});
}

function appsIn(merchant: Store, hash: string): unknown[] {
	return merchant
		.collection('apps')
		.all()
		.filter(({ store_hashes }) => (store_hashes as string[]).includes(hash))
		.map(({ id }) => id);
}

function seedSubscription(merchant: Store, hashes: string[], index: number, random: Random): void {
	const [product_level, interval, value] = LEVELS[index % LEVELS.length];
	const age = 300 - index * 11;
	merchant.collection('subscriptions').insert({
		id: random.uuid(),
		account_id: merchant.hash,
		product_id: FIRST_APP + (index % 5),
		product_level,
		interval,
		price: { value, currencyCode: 'USD' },
		store_hash: hashes[index % hashes.length],
		status: index % 7 === 3 ? 'CANCELLED' : index % 9 === 5 ? 'SUSPENDED' : 'ACTIVE',
		is_trial: index === 22,
		created_at: daysAgo(age),
		activation_date: daysAgo(age - 14),
		updated_at: daysAgo(Math.max(1, age - 20)),
		current_period_end: daysAgo(-random.integer(3, 28)),
	});
}

function seedCheckouts(merchant: Store, store_hash: string, random: Random): void {
	const [sold] = merchant.collection('subscriptions').all();
	const items: Row[] = [
		{
			subscription_id: null,
			product_id: FIRST_APP,
			product_level: 'Standard',
			store_hash,
			interval: 'MONTH',
			price: { value: 29.99, currencyCode: 'USD' },
			trial_days: 14,
			redirect_url: 'https://apps.example.com/welcome',
			description: 'Parcel Post, Standard',
		},
	];
	for (const status of ['PENDING', 'COMPLETE']) {
		const id = random.uuid();
		const own = items.map((item) => ({
			...item,
			subscription_id: status === 'COMPLETE' ? sold.id : null,
		}));
		merchant.collection('checkouts').insert({
			id,
			account_id: merchant.hash,
			status,
			items: own,
			created_at: daysAgo(status === 'COMPLETE' ? 20 : 0),
			url: `https://store-${store_hash}.mybigcommerce.example/manage/merchant-checkout?checkoutId=${id}`,
		});
	}
}
