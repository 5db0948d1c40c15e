package quantity

// unitRows are the units of measure that news writes: UCUM code | unit in SI base
// units | factor to it | names, singular and irregular plurals, in lower case |
// abbreviations, as written. A factor is a decimal or a common fraction, exact by
// the definition of the unit; those of months and years are UCUM's (a = 365.25 d).
// "-" stands where no
// exact conversion exists. "name*" is a length that also makes areas and volumes.
const unitRows = `
nm|m|1/1000000000|nanometre*,nanometer*|nm
um|m|1/1000000|micrometre*,micrometer*,micron|µm,μm,um
mm|m|1/1000|millimetre*,millimeter*|mm,mms
cm|m|1/100|centimetre*,centimeter*|cm,cms
dm|m|1/10|decimetre*,decimeter*|dm
m|m|1|metre*,meter*|m
km|m|1000|kilometre*,kilometer*|km,kms,KM,Km
[in_i]|m|0.0254|inch*,inches*|in,in.,″
[ft_i]|m|0.3048|foot*,feet*|ft,ft.
[yd_i]|m|0.9144|yard*|yd,yds
[mi_i]|m|1609.344|mile*,statute mile|mi,mi.
[nmi_i]|m|1852|nautical mile,sea mile|nmi,NM
[ly]|m|9460730472580800|light year,lightyear|ly
AU|m|149597870700|astronomical unit|AU
har|m2|10000|hectare|ha
[acr_us]|m2|4046.872609874252|acre|ac
[bbl_us]|m3|0.158987294928|barrel|bbl,bpd
L|m3|1/1000|litre,liter|l,L,ltr
mL|m3|1/1000000|millilitre,milliliter|ml,mL,mls
cL|m3|1/100000|centilitre,centiliter|cl,cL
dL|m3|1/10000|decilitre,deciliter|dl,dL
hL|m3|1/10|hectolitre,hectoliter|hl,hL
ML|m3|1000|megalitre,megaliter|ML
[gal_us]|m3|0.003785411784|gallon|gal,gals
[pt_us]|m3|0.000473176473|pint|pt
[qt_us]|m3|0.000946352946|quart|qt
[foz_us]|m3|0.0000295735295625|fluid ounce|fl oz
[cup_us]|m3|0.0002365882365|cup|
[tbs_us]|m3|0.00001478676478125|tablespoon|tbsp
[tsp_us]|m3|0.00000492892159375|teaspoon|tsp
10*9.m3|m3|1000000000||bcm
ug|kg|1/1000000000|microgram,microgramme|µg,μg,mcg
mg|kg|1/1000000|milligram,milligramme|mg
g|kg|1/1000|gram,gramme|g,gr
kg|kg|1|kilogram,kilogramme,kilo|kg,kgs,KG,Kg
t|kg|1000|tonne,metric ton,metric tonne|t
[ston_av]|kg|907.18474|ton,short ton|
[lton_av]|kg|1016.0469088|long ton|
kt|kg|1000000|kilotonne,kiloton|kt
Mt|kg|1000000000|megatonne,megaton|Mt
[lb_av]|kg|0.45359237|pound|lb,lbs,lb.,lbs.
[oz_av]|kg|0.028349523125|ounce|oz,oz.
[stone_av]|kg|6.35029318|stone|
[car_m]|kg|0.0002|carat,karat|
[oz_tr]|kg|0.0311034768|troy ounce|
ms|s|1/1000|millisecond|ms
us|s|1/1000000|microsecond|µs,μs
ns|s|1/1000000000|nanosecond|ns
s|s|1|second|sec,secs,sec.
min|s|60|minute|min,mins,min.
h|s|3600|hour|hr,hrs,hr.,h
d|s|86400|day|
wk|s|604800|week|wk,wks
2.wk|s|1209600|fortnight|
mo|s|2629800|month|mo,mos
a|s|31557600|year|yr,yrs,yo
10.a|s|315576000|decade|
100.a|s|3155760000|century,centuries|
ka|s|31557600000|millennium,millennia,millenniums|
Ma|s|31557600000000||Ma,Myr
Ga|s|31557600000000000||Gyr
pc|m|30856775814913672.8|parsec|
Hz|s-1|1|hertz|Hz
kHz|s-1|1000|kilohertz|kHz
MHz|s-1|1000000|megahertz|MHz
GHz|s-1|1000000000|gigahertz|GHz
km/h|m.s-1|5/18||kph,kmph,kmh
[mi_i]/h|m.s-1|0.44704||mph
[kn_i]|m.s-1|463/900|knot|kn,kts
m3/s|m3.s-1|1|cumec|
N|m.kg.s-2|1|newton|N
Pa|m-1.kg.s-2|1|pascal|Pa
hPa|m-1.kg.s-2|100|hectopascal|hPa
kPa|m-1.kg.s-2|1000|kilopascal|kPa
mbar|m-1.kg.s-2|100|millibar|mbar,mb
bar|m-1.kg.s-2|100000||bar
[psi]|m-1.kg.s-2|6894.757293168||psi
J|m2.kg.s-2|1|joule|J
kJ|m2.kg.s-2|1000|kilojoule|kJ
MJ|m2.kg.s-2|1000000|megajoule|MJ
GJ|m2.kg.s-2|1000000000|gigajoule|GJ
cal|m2.kg.s-2|4.184|calorie|cal
kcal|m2.kg.s-2|4184|kilocalorie|kcal
[Btu]|m2.kg.s-2|1055.05585262|british thermal unit|Btu,BTU
eV|m2.kg.s-2|0.0000000000000000001602176634|electronvolt,electron volt|eV
W.h|m2.kg.s-2|3600|watt hour|Wh
kW.h|m2.kg.s-2|3600000|kilowatt hour|kWh,kwh
MW.h|m2.kg.s-2|3600000000|megawatt hour|MWh
GW.h|m2.kg.s-2|3600000000000|gigawatt hour|GWh
TW.h|m2.kg.s-2|3600000000000000|terawatt hour|TWh
W|m2.kg.s-3|1|watt|W
kW|m2.kg.s-3|1000|kilowatt|kW
MW|m2.kg.s-3|1000000|megawatt|MW
GW|m2.kg.s-3|1000000000|gigawatt|GW
TW|m2.kg.s-3|1000000000000|terawatt|TW
[HP]|m2.kg.s-3|745.69987158227022|horsepower|hp
V|m2.kg.s-3.A-1|1|volt|V
kV|m2.kg.s-3.A-1|1000|kilovolt|kV
A|A|1|ampere,amp|
Ohm|m2.kg.s-3.A-2|1|ohm|
Sv|m2.s-2|1|sievert|Sv
Gy|m2.s-2|1|gray|
mSv|m2.s-2|1/1000|millisievert|mSv
uSv|m2.s-2|1/1000000|microsievert|µSv,μSv
Bq|s-1|1|becquerel|Bq
lm|cd|1|lumen|
dB|1|1|decibel|dB
bit|1|1|bit|bit
By|1|8|byte|
kBy|1|8000|kilobyte|kB,KB
MBy|1|8000000|megabyte|MB
GBy|1|8000000000|gigabyte|GB
TBy|1|8000000000000|terabyte|TB
kbit|1|1000|kilobit|kb,Kb,kbit
Mbit|1|1000000|megabit|Mb,Mbit,mb
Gbit|1|1000000000|gigabit|Gb,Gbit
KiBy|1|8192|kibibyte|KiB
deg|-|1|degree|°,deg,deg.
rad|-|1|radian|rad
'|-|1|arcminute,minute of arc,minutes of arc,arc minute|
''|-|1|arcsecond,second of arc,seconds of arc,arc second|
circ|-|1|turn|
Cel|K|1|degree celsius,degrees celsius,celsius,centigrade,celcius,degree centigrade,degrees centigrade|°C,℃,° C
[degF]|K|5/9|degree fahrenheit,degrees fahrenheit,fahrenheit,farenheit|°F,℉,° F
K|K|1|kelvin,degree kelvin,degrees kelvin|
%|1|1/100|percent,per cent,percentage,for hundred,for cent|%,pct,pct.,％
[ppth]|1|1/1000|per mille|‰
[ppm]|1|1/1000000|part per million,parts per million|ppm
%{point}|1|1/100|percentage point,percent point,per cent point|pp,ppt
{basis-point}|1|1/10000|basis point|bp,bps
`
