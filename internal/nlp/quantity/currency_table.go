package quantity

// currencyRows are the currencies that news names: ISO 4217 code | names in the
// singular | the hundredth part, where the name is a word of its own | words that
// name its country or people. A name that several currencies share belongs to the
// first one listed only where that row says "*name".
const currencyRows = `
USD|*dollar,us dollar,u.s. dollar,u.s dollar,greenback,buck|*cent,penny|united states,american,u.s.,us
EUR|euro,eur,€ur|eurocent|
GBP|*pound,sterling,pound sterling,british pound,quid|*pence,*penny|britain,british,uk,united kingdom,england,english,scotland,scottish
JPY|yen||japan,japanese
CNY|yuan,renminbi,rmb,元,kuai|fen|china,chinese
CHF|swiss franc,franc|rappen|switzerland,swiss
CAD|dollar|cent|canada,canadian
AUD|dollar|cent|australia,australian
NZD|dollar|cent|new zealand
HKD|dollar||hong kong
SGD|dollar||singapore,singaporean
TWD|dollar||taiwan,taiwanese
JMD|dollar||jamaica,jamaican
ZWL|dollar||zimbabwe,zimbabwean
SEK|krona,kronor,kronas|öre|sweden,swedish
NOK|krone,kroner|øre|norway,norwegian
DKK|krone,kroner|øre|denmark,danish
ISK|krona,krónur,kronur||iceland,icelandic
PLN|*zloty,złoty,zlotys,złotych,zlotych|grosz|poland,polish
CZK|koruna,crown,korun||czech,czechia
HUF|forint||hungary,hungarian
RON|leu,lei|ban|romania,romanian
MDL|leu,lei||moldova,moldovan
BGN|lev,leva||bulgaria,bulgarian
RSD|dinar||serbia,serbian
MKD|denar||north macedonia,macedonian
ALL|lek||albania,albanian
TRY|*lira,turkish lira|kurus,kuruş|turkey,türkiye,turkish
RUB|*ruble,*rouble,russian ruble|*kopeck,*kopek,kopeyka|russia,russian
BYN|ruble,rouble||belarus,belarusian
UAH|hryvnia,hryvnya,hryvna,grivna,hryvnias|kopiyka|ukraine,ukrainian
GEL|lari|tetri|georgia,georgian
AMD|dram|luma|armenia,armenian
AZN|manat||azerbaijan,azerbaijani
TMT|manat||turkmenistan,turkmen
KZT|tenge|tiyn|kazakhstan,kazakh
KGS|som,soms|tyiyn|kyrgyzstan,kyrgyz,bishkek
UZS|som,soum,sum,so'm||uzbekistan,uzbek,tashkent
TJS|somoni|diram|tajikistan,tajik
MNT|tugrik,togrog,tögrög||mongolia,mongolian
INR|*rupee,indian rupee|*paisa,*paise|india,indian
PKR|rupee||pakistan,pakistani
LKR|rupee||sri lanka,sri lankan
NPR|rupee||nepal,nepali,nepalese
MUR|rupee||mauritius,mauritian
BDT|taka||bangladesh,bangladeshi
IDR|rupiah||indonesia,indonesian
MYR|ringgit|sen|malaysia,malaysian
THB|baht||thailand,thai
VND|dong||vietnam,vietnamese
KHR|riel||cambodia,cambodian
LAK|kip||laos,lao,laotian
MMK|kyat||myanmar,burma,burmese
PHP|peso,philippine peso||philippines,philippine,filipino,manila
KRW|*won||south korea,south korean,korea,korean,seoul
KPW|won||north korea,north korean,pyongyang
ILS|shekel,new shekel|agora,agorot|israel,israeli
JOD|dinar||jordan,jordanian
KWD|dinar||kuwait,kuwaiti
BHD|dinar||bahrain,bahraini
IQD|dinar||iraq,iraqi
DZD|dinar||algeria,algerian
TND|dinar||tunisia,tunisian
LYD|dinar||libya,libyan
SAR|*riyal,saudi riyal,rial||saudi arabia,saudi,saudis
QAR|riyal,rial||qatar,qatari
OMR|rial,riyal|baisa|oman,omani,muscat
YER|rial,riyal||yemen,yemeni,aden,sanaa
IRR|rial||iran,iranian,tehran
AED|dirham||united arab emirates,uae,emirati,dubai
MAD|dirham||morocco,moroccan
EGP|pound,egyptian pound|piastre|egypt,egyptian
LBP|pound,lira||lebanon,lebanese
SYP|pound,lira||syria,syrian
SDG|pound||sudan,sudanese
SSP|pound||south sudan,south sudanese
AFN|afghani||afghanistan,afghan
ZAR|*rand||south africa,south african
NGN|naira|kobo|nigeria,nigerian
GHS|cedi|pesewa|ghana,ghanaian
KES|shilling||kenya,kenyan
TZS|shilling||tanzania,tanzanian
UGX|shilling||uganda,ugandan
SOS|shilling||somalia,somali
ETB|birr||ethiopia,ethiopian
XOF|cfa franc,franc||senegal,senegalese,ivory coast,ivorian,mali,malian,niger,nigerien,burkina faso,benin,togo
XAF|franc||cameroon,cameroonian,chad,chadian,gabon,gabonese
RWF|franc||rwanda,rwandan
CDF|franc||congo,congolese
MZN|metical,meticais||mozambique,mozambican
AOA|kwanza||angola,angolan
ZMW|kwacha||zambia,zambian
MWK|kwacha||malawi,malawian
BWP|pula||botswana
MXN|peso,mexican peso||mexico,mexican
ARS|peso||argentina,argentine,argentinian
CLP|peso||chile,chilean
COP|peso||colombia,colombian
CUP|peso||cuba,cuban
UYU|peso||uruguay,uruguayan
DOP|peso||dominican
BRL|real,reais|centavo|brazil,brazilian
PEN|sol||peru,peruvian
BOB|boliviano||bolivia,bolivian
VES|bolivar,bolívar||venezuela,venezuelan
PYG|guarani,guaraní||paraguay,paraguayan
CRC|colon,colón,colones||costa rica,costa rican
GTQ|quetzal||guatemala,guatemalan
HNL|lempira||honduras,honduran
HTG|gourde||haiti,haitian
XBT|bitcoin||
DEM|deutsche mark,deutschemark,d-mark||
ESP|peseta||
ITL|italian lira||
GRD|drachma||
NLG|guilder,dutch guilder||
FIM|markka||finland,finnish
`

// symbolRows are the signs of money with the currency that they stand for: "$"
// alone is the US dollar unless the page's address says otherwise.
const symbolRows = `$ USD|US$ USD|U.S.$ USD|u.s$ USD|USD$ USD|€ EUR|£ GBP|¥ JPY|￥ JPY|₽ RUB|₴ UAH|₸ KZT|₹ INR|₩ KRW|₺ TRY|₪ ILS|₫ VND|₱ PHP|₦ NGN|₿ XBT|₡ CRC|₭ LAK|₲ PYG|₵ GHS|₮ MNT|₾ GEL|₼ AZN|฿ THB|₨ INR|元 CNY|A$ AUD|AU$ AUD|AUD$ AUD|C$ CAD|CA$ CAD|CAD$ CAD|CDN$ CAD|NZ$ NZD|NZD$ NZD|HK$ HKD|S$ SGD|SG$ SGD|NT$ TWD|R$ BRL|Mex$ MXN|MX$ MXN|MXN$ MXN|J$ JMD|Z$ ZWL|Rs INR|Rs. INR|RM MYR|Rp IDR|kr SEK|zł PLN|Kč CZK|Ft HUF|Tk BDT|LE EGP|L.E. EGP|GH₵ GHS|KSh KES|Ksh KES|CN¥ CNY|Php PHP`

// domainDollars are the ends of addresses whose pages write "$" for their own
// dollar.
var domainDollars = map[string]string{
	".ca": "CAD", ".com.au": "AUD", ".net.au": "AUD", ".org.au": "AUD", ".gov.au": "AUD", ".co.nz": "NZD", ".nz": "NZD",
	".com.sg": "SGD", ".sg": "SGD", ".com.hk": "HKD", ".hk": "HKD", ".com.tw": "TWD", ".mx": "MXN",
}
