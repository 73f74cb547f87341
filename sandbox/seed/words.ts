/** Kinds of goods in one subcategory, and their materials. */
export interface Assortment {
	goods: string[];
	materials: string[];
}

/** The products of the simulated store: category → subcategory → goods. */
export const PRODUCT_RANGE: Record<string, Record<string, Assortment>> = {
	Kitchen: {
		Cookware: {
			goods: ['Saucepan', 'Casserole', 'Frying Pan', 'Stock Pot'],
			materials: ['Cast Iron', 'Copper', 'Enamel', 'Steel'],
		},
		Bakeware: {
			goods: ['Loaf Tin', 'Pie Dish', 'Cake Ring', 'Muffin Tray'],
			materials: ['Steel', 'Enamel', 'Stoneware'],
		},
		'Knives & Boards': {
			goods: ['Chopping Board', 'Bread Board', 'Knife Block', 'Cheese Board'],
			materials: ['Oak', 'Walnut', 'Ash'],
		},
		Storage: {
			goods: ['Storage Jar', 'Bread Bin', 'Spice Jar', 'Butter Dish'],
			materials: ['Stoneware', 'Glass', 'Enamel'],
		},
	},
	Table: {
		Dinnerware: {
			goods: ['Dinner Plate', 'Soup Bowl', 'Side Plate', 'Pasta Bowl'],
			materials: ['Stoneware', 'Porcelain', 'Earthenware'],
		},
		Glassware: {
			goods: ['Wine Glass', 'Tumbler', 'Carafe', 'Water Jug'],
			materials: ['Glass', 'Crystal', 'Recycled Glass'],
		},
		'Cups & Mugs': {
			goods: ['Mug', 'Espresso Cup', 'Teapot', 'Milk Jug'],
			materials: ['Stoneware', 'Porcelain', 'Enamel'],
		},
		Cutlery: {
			goods: ['Cutlery Set', 'Salad Servers', 'Cake Fork Set'],
			materials: ['Steel', 'Brass', 'Walnut'],
		},
	},
	Textiles: {
		'Table Linen': {
			goods: ['Tablecloth', 'Napkin Set', 'Table Runner'],
			materials: ['Linen', 'Cotton', 'Hemp'],
		},
		'Kitchen Linen': {
			goods: ['Apron', 'Oven Glove', 'Tea Towel Set'],
			materials: ['Linen', 'Cotton', 'Denim'],
		},
		'Cushions & Throws': {
			goods: ['Cushion Cover', 'Throw', 'Seat Pad'],
			materials: ['Wool', 'Linen', 'Velvet'],
		},
	},
	Home: {
		Lighting: {
			goods: ['Table Lamp', 'Pendant Shade', 'Candle Holder'],
			materials: ['Brass', 'Ceramic', 'Rattan'],
		},
		Vases: {
			goods: ['Bud Vase', 'Floor Vase', 'Planter'],
			materials: ['Stoneware', 'Glass', 'Terracotta'],
		},
		Baskets: {
			goods: ['Log Basket', 'Fruit Basket', 'Laundry Basket'],
			materials: ['Rattan', 'Willow', 'Jute'],
		},
		Candles: {
			goods: ['Pillar Candle', 'Dinner Candle Set', 'Tea Light Set'],
			materials: ['Beeswax', 'Soy Wax'],
		},
	},
	Outdoor: {
		'Garden Dining': {
			goods: ['Picnic Basket', 'Lantern', 'Serving Tray'],
			materials: ['Willow', 'Steel', 'Ash'],
		},
		Barbecue: {
			goods: ['Grill Pan', 'Skewer Set', 'Barbecue Tongs'],
			materials: ['Cast Iron', 'Steel'],
		},
	},
};

/** The price factor of a material. */
export const PRICE_FACTORS: Record<string, number> = {
	'Cast Iron': 1.8,
	Copper: 2.1,
	Crystal: 1.7,
	Brass: 1.6,
	Walnut: 1.5,
	Wool: 1.4,
	Velvet: 1.3,
};

export const STYLES = [
	'Harbour',
	'Orchard',
	'Fenland',
	'Larch',
	'Moorland',
	'Saltmarsh',
	'Copperfield',
	'Winter',
	'Meadow',
	'Ember',
];
export const BRANDS = [
	'Kilnfield',
	'Oakhurst & Daughters',
	'Northmoor',
	'Tidewater Glass',
	'Larchwood',
	'Emberstone',
	'Bramble Lane',
	'Copperworks',
	'Saltbox',
	'Wren & Thatch',
	'Fallow',
	'Lindenfold',
];
export const COLORS = ['Chalk', 'Slate', 'Moss', 'Rust', 'Midnight', 'Oat'];
export const SIZES = ['Small', 'Medium', 'Large'];

export const FIRST_NAMES = [
	'Ada',
	'Bruno',
	'Celia',
	'Dorian',
	'Elif',
	'Farid',
	'Greta',
	'Hugo',
	'Imani',
	'Jonas',
	'Keiko',
	'Leif',
	'Mirela',
	'Nadia',
	'Otis',
	'Priya',
	'Quentin',
	'Rosa',
	'Soren',
	'Tamsin',
	'Umar',
	'Vera',
	'Wendell',
	'Yara',
	'Zeno',
];
export const LAST_NAMES = [
	'Ashdown',
	'Birkett',
	'Castellan',
	'Dunmore',
	'Eastwick',
	'Fennimore',
	'Gravelle',
	'Holloway',
	'Inchbald',
	'Jessop',
	'Kettering',
	'Lathom',
	'Merriweather',
	'Norcross',
	'Oakshott',
	'Penrose',
	'Quill',
	'Ravensworth',
	'Stanhope',
	'Thornbury',
];
export const TOWNS: Array<[city: string, state: string, zip: string]> = [
	['Portland', 'Oregon', '97209'],
	['Austin', 'Texas', '78701'],
	['Madison', 'Wisconsin', '53703'],
	['Burlington', 'Vermont', '05401'],
	['Boise', 'Idaho', '83702'],
	['Savannah', 'Georgia', '31401'],
	['Santa Fe', 'New Mexico', '87501'],
	['Duluth', 'Minnesota', '55802'],
];
export const STREETS = [
	'Kiln Lane',
	'Orchard Street',
	'Mill Road',
	'Harbour View',
	'Chapel Hill',
	'Juniper Avenue',
	'Foundry Row',
];
