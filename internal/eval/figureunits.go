package eval

// unitNames are the codes that stand for a collection's name of a unit, in lower
// case: what quantulum3 ("kilometre"), the recognizers ("Kilometer") and duckling
// ("Kilometre") call them.
var unitNames = map[string][]string{
	"metre": {"m"}, "meter": {"m"}, "kilometre": {"km"}, "kilometer": {"km"}, "centimetre": {"cm"}, "centimeter": {"cm"},
	"millimetre": {"mm"}, "millimeter": {"mm"}, "nanometre": {"nm"}, "decimeter": {"dm"}, "picometre": {"pm"}, "picometer": {"pm"},
	"inch": {"[in_i]"}, "foot": {"[ft_i]"}, "mile": {"[mi_i]"}, "yard": {"[yd_i]"}, "m": {"m", "[mi_i]"},
	"square kilometre": {"km2"}, "square mile": {"[mi_i]2"}, "square meter": {"m2"}, "square metre": {"m2"}, "square foot": {"[ft_i]2"},
	"cubic foot": {"[ft_i]3"}, "cubic meter": {"m3"}, "cubic metre": {"m3"}, "cubic centimetre": {"cm3", "mL"}, "cubic inch": {"[in_i]3"},
	"square inch": {"[in_i]2"}, "square yard": {"[yd_i]2"}, "hectare": {"har"}, "acre": {"[acr_us]"},
	"litre": {"L"}, "liter": {"L"}, "millilitre": {"mL"}, "milliliter": {"mL"}, "centilitre": {"cL"}, "hectolitre": {"hL"},
	"gallon": {"[gal_us]"}, "barrel": {"[bbl_us]"}, "cup": {"[cup_us]"}, "tablespoon": {"[tbs_us]"}, "teaspoon": {"[tsp_us]"}, "fluid ounce": {"[foz_us]"},
	"gram": {"g"}, "kilogram": {"kg"}, "milligram": {"mg"}, "microgram": {"ug"}, "tonne": {"t"}, "metric ton": {"t"}, "ton": {"[ston_av]", "t"},
	"pound-mass": {"[lb_av]"}, "pound": {"[lb_av]", "GBP"}, "ounce": {"[oz_av]"}, "carat": {"[car_m]"}, "stone": {"[stone_av]"},
	"second": {"s"}, "minute": {"min"}, "hour": {"h"}, "day": {"d"}, "week": {"wk"}, "month": {"mo"}, "year": {"a"}, "age": {"a"}, "century": {"100.a"}, "decade": {"10.a"},
	"mile per hour": {"[mi_i]/h"}, "kilometer per hour": {"km/h"}, "kilometre per hour": {"km/h"}, "meter per second": {"m/s"}, "metre per second": {"m/s"},
	"meter per millisecond": {"m/ms"}, "centimeter per millisecond": {"cm/ms"}, "kilometer per millisecond": {"km/ms"}, "knot": {"[kn_i]"},
	"hertz": {"Hz"}, "gigahertz": {"GHz"}, "megahertz": {"MHz"}, "watt": {"W"}, "kilowatt": {"kW"}, "megawatt": {"MW"}, "watt hour": {"W.h"}, "kilowatt hour": {"kW.h"},
	"electronvolt": {"eV"}, "joule": {"J"}, "calorie": {"cal"}, "british thermal unit": {"[Btu]"}, "horsepower": {"[HP]"}, "volt": {"V"},
	"bit": {"bit"}, "byte": {"By"}, "kilobyte": {"kBy"}, "megabyte": {"MBy"}, "gigabyte": {"GBy"}, "megabit": {"Mbit"}, "kilobit": {"kbit"}, "kibibyte": {"KiBy"},
	"kilobit per second": {"kbit/s"}, "degree": {"deg"}, "radian": {"rad"}, "turn": {"circ"},
	"degree celsius": {"Cel"}, "celsius": {"Cel"}, "c": {"Cel"}, "degree fahrenheit": {"[degF]"}, "fahrenheit": {"[degF]"}, "f": {"[degF]"}, "kelvin": {"K"}, "k": {"K"},
	"percentage": {"%"}, "percent": {"%"}, "gram per litre": {"g/L"}, "litre per kilometre": {"L/km"}, "kilogram per cubic centimetre": {"kg/cm3"},
	"joule per square metre per year": {"J/m2/a"}, "kilometre per square second": {"km/s2"}, "metre per square second": {"m/s2"},
	"dollar": {"USD"}, "united states dollar": {"USD"}, "cent": {"USD"}, "penny": {"GBP"}, "pence": {"GBP"}, "pound sterling": {"GBP"}, "british pound": {"GBP"},
	"euro": {"EUR"}, "japanese yen": {"JPY"}, "yen": {"JPY"}, "chinese yuan": {"CNY"}, "hong kong dollar": {"HKD"}, "canadian dollar": {"CAD"},
	"australian dollar": {"AUD"}, "new zealand dollar": {"NZD"}, "singapore dollar": {"SGD"}, "new taiwan dollar": {"TWD"}, "mexican peso": {"MXN"},
	"russian ruble": {"RUB"}, "turkish lira": {"TRY"}, "swedish krona": {"SEK"}, "danish krone": {"DKK"}, "norwegian krone": {"NOK"}, "swiss franc": {"CHF"},
	"rupee": {"INR"}, "indian rupee": {"INR"}, "deutsche mark": {"DEM"}, "german mark": {"DEM"}, "finnish markka": {"FIM"}, "bitcoin": {"XBT"}, "south korean won": {"KRW"},
	"costa rican colón": {"CRC"}, "lao kip": {"LAK"}, "brazilian real": {"BRL"}, "thai baht": {"THB"}, "philippine peso": {"PHP"}, "polish złoty": {"PLN"},
	"rial": {"IRR", "OMR", "YER", "rial"}, "riyal": {"SAR", "QAR", "riyal"}, "dinar": {"dinar"},
	"minutes": {"min", "h"}, "hours": {"h", "min"}, "days": {"d", "wk"}, "years": {"a"}, "nautical miles": {"[nmi_i]"}, "hectares": {"har"}, "kilograms": {"kg", "t"},
	"kilowatt-hours": {"kW.h"}, "cubic metres": {"m3"}, "cubic metres a second": {"m3/s"}, "us dollars": {"USD"}, "omani rials": {"OMR"}, "philippine pesos": {"PHP"},
	"attometre": {"am"}, "exabyte": {"EBy"}, "gray": {"Gy"}, "milligray": {"mGy"}, "cubic kilometre": {"km3"}, "square kilometer": {"km2"},
	"megawatt hour": {"MW.h"}, "minute of arc": {"'"}, "second of arc": {"''"}, "teraelectronvolt": {"TeV"}, "ton per day": {"[ston_av]/d", "t/d"},
	"watt per minute": {"W/min"}, "dollar per hour": {"USD"}, "dollar per kilogram": {"USD"}, "gigayear": {"Ga"}, "count per week": {"count"},
	"netherlands guilder": {"NLG"}, "peseta": {"ESP"}, "sri lankan rupee": {"LKR"}, "georgian lari": {"GEL"}, "franc": {"CHF", "FRF", "franc"},
	"pln a month": {"PLN"}, "som": {"KGS"},
}

// countNouns are units of the gold that name what is counted in general: the text
// may use another noun.
var countNouns = map[string]bool{
	"people": true, "ships": true, "trains": true, "vessels": true, "boats": true, "crossings": true, "": true,
}
