/** What the made-up shop sells: category → kinds of goods. */
export const RANGE: Record<string, Record<string, string[]>> = {
	Kitchen: {
		Cookware: ['Saucepan', 'Casserole', 'Frying Pan', 'Stock Pot', 'Roasting Tin'],
		Bakeware: ['Loaf Tin', 'Pie Dish', 'Cake Ring', 'Muffin Tray'],
		'Knives & Boards': ['Chopping Board', 'Bread Knife', 'Paring Knife', 'Knife Block'],
		Storage: ['Storage Jar', 'Bread Bin', 'Spice Rack', 'Butter Dish'],
	},
	Table: {
		Dinnerware: ['Dinner Plate', 'Soup Bowl', 'Side Plate', 'Serving Platter', 'Pasta Bowl'],
		Glassware: ['Wine Glass', 'Tumbler', 'Carafe', 'Water Jug'],
		'Cups & Mugs': ['Mug', 'Espresso Cup', 'Teapot', 'Milk Jug'],
		Cutlery: ['Cutlery Set', 'Salad Servers', 'Cake Fork Set'],
	},
	Textiles: {
		'Table Linen': ['Tablecloth', 'Napkin Set', 'Table Runner'],
		'Kitchen Linen': ['Apron', 'Oven Glove', 'Tea Towel Set'],
		'Cushions & Throws': ['Cushion Cover', 'Wool Throw', 'Seat Pad'],
	},
	Home: {
		Lighting: ['Table Lamp', 'Pendant Shade', 'Candle Holder'],
		Vases: ['Bud Vase', 'Floor Vase', 'Planter'],
		Baskets: ['Log Basket', 'Fruit Basket', 'Laundry Basket'],
		Candles: ['Pillar Candle', 'Dinner Candle Set', 'Scented Candle'],
	},
	Outdoor: {
		'Garden Dining': ['Picnic Basket', 'Lantern', 'Serving Tray'],
		Barbecue: ['Grill Pan', 'Skewer Set', 'Barbecue Tongs'],
	},
};

export const STYLES = ['Harbour', 'Orchard', 'Fenland', 'Larch', 'Moorland', 'Saltmarsh', 'Copperfield', 'Winter', 'Meadow', 'Ember'];
export const MATERIALS: Array<[name: string, factor: number]> = [
	['Stoneware', 1], ['Cast Iron', 1.8], ['Oak', 1.4], ['Linen', 1.2], ['Glass', 0.9], ['Copper', 2.1], ['Rattan', 1.1], ['Brass', 1.6],
];
export const BRANDS = [
	'Kilnfield', 'Oakhurst & Daughters', 'Northmoor', 'Tidewater Glass', 'Larchwood', 'Emberstone', 'Bramble Lane',
	'Copperworks', 'Saltbox', 'Wren & Thatch', 'Fallow', 'Lindenfold',
];
export const COLOURS = ['Chalk', 'Slate', 'Moss', 'Rust', 'Midnight', 'Oat'];
export const SIZES = ['Small', 'Medium', 'Large'];

export const FIRST_NAMES = [
	'Ada', 'Bruno', 'Celia', 'Dorian', 'Elif', 'Farid', 'Greta', 'Hugo', 'Imani', 'Jonas', 'Keiko', 'Leif', 'Mirela', 'Nadia',
	'Otis', 'Priya', 'Quentin', 'Rosa', 'Soren', 'Tamsin', 'Umar', 'Vera', 'Wendell', 'Yara', 'Zeno',
];
export const LAST_NAMES = [
	'Ashdown', 'Birkett', 'Castellan', 'Dunmore', 'Eastwick', 'Fennimore', 'Gravelle', 'Holloway', 'Inchbald', 'Jessop',
	'Kettering', 'Lathom', 'Merriweather', 'Norcross', 'Oakshott', 'Penrose', 'Quill', 'Ravensworth', 'Stanhope', 'Thornbury',
];
export const TOWNS: Array<[city: string, state: string, zip: string]> = [
	['Portland', 'Oregon', '97209'], ['Austin', 'Texas', '78701'], ['Madison', 'Wisconsin', '53703'], ['Burlington', 'Vermont', '05401'],
	['Boise', 'Idaho', '83702'], ['Savannah', 'Georgia', '31401'], ['Santa Fe', 'New Mexico', '87501'], ['Duluth', 'Minnesota', '55802'],
];
export const STREETS = ['Kiln Lane', 'Orchard Street', 'Mill Road', 'Harbour View', 'Chapel Hill', 'Juniper Avenue', 'Foundry Row'];
