/** What people write into the fields of the demo's forms, by the field's id. Every name and number is made up. */
type Writing = readonly string[] | ((n: number) => string);

const FIRMS = [
	'示范市恒信商贸有限公司',
	'示范市天瑞科技有限公司',
	'示范市云台物流有限公司',
	'示范市怀川机械制造有限公司'
];
const BUILDERS = ['示范市第一建筑工程有限公司', '示范市太行建设集团有限公司', '示范市金谷建筑安装有限公司'];
const DESIGNERS = ['示范市规划建筑设计院', '示范市城乡勘察设计有限公司'];
const HOSPITALS = ['示范市人民医院', '示范市妇幼保健院', '示范市中医院'];
const SHOPS = ['老街面馆', '好邻居便利店', '云台小厨', '晨光文具店', '一品豆浆'];
const BANKS = ['中国银行示范市分行', '示范市农村商业银行'];
const PROJECTS = ['年产五万吨建材技术改造项目', '人民路商业综合体', '示范区标准化厂房二期', '丰收路养老服务中心'];
const TRADES = ['日用百货零售', '餐饮服务', '建筑材料销售', '软件和信息技术服务'];

const WRITINGS: Readonly<Record<string, Writing>> = {
	projectName: PROJECTS,
	projectCode: (n) => `2611-410899-04-01-${n}00`,
	certificateNo: (n) => `豫（2019）示范市不动产权第00${n}号`,
	proofNo: (n) => `豫（2021）示范市不动产证明第00${n}号`,
	unitNo: (n) => `410899001001GB0${n}F00010001`,
	account: (n) => `62170028990000${n}0`,
	bank: (n) => `中国银行示范市分行 62170028990000${n}0`,
	scope: TRADES,
	industry: TRADES,
	companyName: FIRMS,
	pharmacy: ['示范市康泰大药房', '示范市惠民药店'],
	developerName: ['示范市怀川房地产开发有限公司', '示范市云台置业有限公司'],
	employer: FIRMS,
	taxpayer: FIRMS,
	user: FIRMS,
	unitName: ['示范市青少年活动中心', '示范市文化馆'],
	operator: ['示范市阳光职业培训学校', '示范市文汇艺术培训中心'],
	shopName: SHOPS,
	premises: SHOPS,
	contractor: BUILDERS,
	supervisor: ['示范市诚信工程监理有限公司', '示范市公正建设监理有限公司'],
	designer: DESIGNERS,
	author: DESIGNERS,
	mortgagee: BANKS,
	scale: (n) => `总建筑面积 ${n} 平方米，地上五层、地下一层`,
	contractNo: (n) => `示范〔2026〕${n}号`,
	permitNo: (n) => `41089920261120${n}`,
	noticeNo: (n) => `（2026）豫0899执${n}号`,
	receiver: ['解放路雨污管网', '人民路污水管网'],
	reason: ['铺设供水管线', '敷设通信电缆'],
	before: ['经营场所：解放路 18 号'],
	after: ['经营场所：人民路 206 号'],
	model: ['TKJ1000/1.75-JXW', 'XO-STAR'],
	serial: (n) => `E2026${n}`,
	engraver: ['示范市印章刻制服务中心'],
	plate: (n) => `豫H${n}D`,
	circumstances: ['搬家时不慎遗失，已在报纸上声明作废。'],
	recorded: ['用途：商业', '坐落：解放路 81 号'],
	correct: ['用途：住宅', '坐落：解放路 18 号'],
	grounds: ['核对房屋登记信息'],
	court: ['示范市示范区人民法院'],
	otherPlace: ['郑州市医疗保障中心', '新乡市医疗保障中心'],
	place: ['北京市', '河南省郑州市'],
	hospital: HOSPITALS,
	institution: HOSPITALS,
	authority: ['示范市教育局', '示范市民政局'],
	purpose: ['开展青少年公益文化活动'],
	qualification: (n) => `2025410899${n}`,
	speciality: ['临床，内科专业', '护理'],
	subject: ['初中数学', '小学语文'],
	school: ['河南理工大学', '河南师范大学'],
	diploma: (n) => `10460120260${n}`,
	exam: (n) => `NTCE2026${n}`
};

/** What stands in a field that nobody has written a word for. */
const NOTHING = '无';

/** `n`, from 1000 to 9999, chooses among what may stand there, or stands in it. */
export function written(field: string, n: number): string {
	const writing = WRITINGS[field] ?? [];
	return typeof writing === 'function' ? writing(n) : (writing[n % writing.length] ?? NOTHING);
}
