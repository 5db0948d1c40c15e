package timex

import (
	"strings"
	"sync"

	"readout/internal/knowledge"
)

// place is a country or a city with its time zone. A country of several zones has
// that of its capital, and the others besides.
type place struct {
	zone string
	also []string
}

// places by name, demonym and city, in lower case; built at first use.
var places = sync.OnceValue(func() map[string]place {
	t := map[string]place{}
	for _, line := range strings.Split(placeTable, "\n") {
		zone, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		for _, name := range strings.Split(names, ",") {
			if name = knowledge.Fold(strings.TrimSpace(name)); name != "" {
				t[name] = place{zone: zone}
			}
		}
	}
	for _, line := range strings.Split(wideTable, "\n") {
		zones, names, _ := strings.Cut(line, " ")
		for _, name := range strings.Split(names, ",") {
			if p, ok := t[name]; ok {
				p.also = strings.Split(zones, ",")
				t[name] = p
			}
		}
	}
	return t
})

// wideTable: the zones of countries that have several, then the countries' names. Where
// such a country is named, any of them may be meant.
const wideTable = `America/Chicago,America/Denver,America/Phoenix,America/Los_Angeles,America/Anchorage,Pacific/Honolulu us,usa,united states,american
America/Halifax,America/St_Johns,America/Winnipeg,America/Regina,America/Edmonton,America/Vancouver canada,canadian
America/Tijuana,America/Cancun,America/Mazatlan mexico,mexican
America/Manaus,America/Rio_Branco,America/Noronha brazil,brazilian
Australia/Melbourne,Australia/Brisbane,Australia/Adelaide,Australia/Darwin,Australia/Perth,Australia/Hobart australia,australian
Europe/Kaliningrad,Europe/Samara,Asia/Yekaterinburg,Asia/Omsk,Asia/Novosibirsk,Asia/Irkutsk,Asia/Yakutsk,Asia/Vladivostok,Asia/Magadan,Asia/Kamchatka russia,russian
Asia/Makassar,Asia/Jayapura indonesia,indonesian
Africa/Lubumbashi congo,congolese
Atlantic/Canary spain,spanish
Atlantic/Azores portugal,portuguese
Pacific/Galapagos ecuador,ecuadorian
Pacific/Easter,America/Punta_Arenas chile,chilean
Asia/Hovd mongolia,mongolian
America/Nuuk denmark,danish
Asia/Urumqi china,chinese
Asia/Pyongyang korean
Asia/Seoul north korea,north korean`

// placeTable: IANA zone, then the names of the countries and cities in it. Facts
// of common knowledge, written for this project.
const placeTable = `Europe/London london,britain,british,uk,united kingdom,england,scotland,edinburgh,wales,belfast
Europe/Dublin dublin,ireland,irish
Europe/Lisbon lisbon,portugal,portuguese
Europe/Madrid madrid,barcelona,spain,spanish
Europe/Paris paris,france,french,lyon,marseille
Europe/Brussels brussels,belgium,belgian
Europe/Amsterdam amsterdam,the hague,hague,netherlands,dutch,rotterdam
Europe/Luxembourg luxembourg
Europe/Berlin berlin,germany,german,munich,frankfurt,hamburg
Europe/Vienna vienna,austria,austrian
Europe/Zurich geneva,zurich,bern,davos,switzerland,swiss
Europe/Rome rome,italy,italian,milan
Europe/Malta malta,maltese,valletta
Europe/Copenhagen copenhagen,denmark,danish
Europe/Oslo oslo,norway,norwegian
Europe/Stockholm stockholm,sweden,swedish
Europe/Helsinki helsinki,finland,finnish
Europe/Tallinn tallinn,estonia,estonian
Europe/Riga riga,latvia,latvian
Europe/Vilnius vilnius,lithuania,lithuanian
Europe/Warsaw warsaw,poland,polish,krakow,gdansk,lublin
Europe/Prague prague,czech,czech republic,czechia
Europe/Bratislava bratislava,slovakia,slovak
Europe/Budapest budapest,hungary,hungarian
Europe/Bucharest bucharest,romania,romanian
Europe/Sofia sofia,bulgaria,bulgarian
Europe/Belgrade belgrade,serbia,serbian
Europe/Zagreb zagreb,croatia,croatian
Europe/Ljubljana ljubljana,slovenia,slovenian
Europe/Sarajevo sarajevo,bosnia,bosnian
Europe/Skopje skopje,north macedonia,macedonian
Europe/Tirane tirana,albania,albanian
Europe/Athens athens,greece,greek,thessaloniki
Asia/Nicosia nicosia,cyprus,cypriot
Europe/Istanbul ankara,istanbul,turkey,turkish,türkiye
Europe/Kyiv kyiv,kiev,ukraine,ukrainian,kharkiv,odesa,lviv
Europe/Chisinau chisinau,moldova,moldovan
Europe/Minsk minsk,belarus,belarusian
Europe/Moscow moscow,russia,russian,st petersburg
Asia/Tbilisi tbilisi,georgian
Asia/Yerevan yerevan,armenia,armenian
Asia/Baku baku,azerbaijan,azerbaijani
Asia/Almaty astana,almaty,kazakhstan,kazakh
Asia/Tashkent tashkent,uzbekistan,uzbek
Asia/Bishkek bishkek,kyrgyzstan,kyrgyz
Asia/Dushanbe dushanbe,tajikistan,tajik
Asia/Ashgabat ashgabat,turkmenistan,turkmen
Asia/Kabul kabul,afghanistan,afghan
Asia/Tehran tehran,iran,iranian
Asia/Baghdad baghdad,iraq,iraqi
Asia/Damascus damascus,syria,syrian
Asia/Beirut beirut,lebanon,lebanese
Asia/Jerusalem jerusalem,tel aviv,israel,israeli
Asia/Gaza gaza,palestinian
Asia/Amman amman,jordanian
Africa/Cairo cairo,egypt,egyptian
Asia/Riyadh riyadh,saudi,saudi arabia,jeddah
Asia/Aden aden,sanaa,yemen,yemeni
Asia/Muscat muscat,oman,omani,salalah
Asia/Dubai dubai,abu dhabi,uae,emirati,united arab emirates
Asia/Qatar doha,qatar,qatari
Asia/Kuwait kuwait,kuwaiti
Asia/Bahrain manama,bahrain,bahraini
Asia/Karachi islamabad,karachi,lahore,pakistan,pakistani
Asia/Kolkata delhi,new delhi,mumbai,kolkata,india,indian
Asia/Colombo colombo,sri lanka,sri lankan
Asia/Kathmandu kathmandu,nepal,nepali,nepalese
Asia/Dhaka dhaka,bangladesh,bangladeshi
Asia/Yangon yangon,naypyidaw,myanmar,burmese
Asia/Bangkok bangkok,thailand,thai
Asia/Ho_Chi_Minh hanoi,vietnam,vietnamese
Asia/Phnom_Penh phnom penh,cambodia,cambodian
Asia/Vientiane vientiane,laos,lao
Asia/Kuala_Lumpur kuala lumpur,malaysia,malaysian
Asia/Singapore singapore,singaporean
Asia/Jakarta jakarta,indonesia,indonesian
Asia/Manila manila,philippines,philippine,filipino,cebu,batangas,batangas city,calapan,subic,davao
Asia/Shanghai beijing,shanghai,china,chinese
Asia/Hong_Kong hong kong
Asia/Taipei taipei,taiwan,taiwanese
Asia/Ulaanbaatar ulaanbaatar,mongolia,mongolian
Asia/Seoul seoul,south korea,south korean,korean
Asia/Pyongyang pyongyang,north korea,north korean,dprk
Asia/Tokyo tokyo,osaka,japan,japanese
Australia/Sydney sydney,canberra,australia,australian
Australia/Melbourne melbourne
Australia/Brisbane brisbane
Australia/Perth perth
Pacific/Auckland wellington,auckland,new zealand
Pacific/Fiji suva,fiji,fijian
Pacific/Port_Moresby port moresby,papua new guinea
America/New_York washington,new york,us,usa,united states,american,boston,miami,atlanta,philadelphia,white house
America/Chicago chicago,houston,dallas,texas
America/Denver denver
America/Los_Angeles los angeles,san francisco,seattle,california
America/Toronto ottawa,toronto,montreal,canada,canadian
America/Vancouver vancouver
America/Mexico_City mexico city,mexico,mexican
America/Havana havana,cuba,cuban
America/Port-au-Prince port-au-prince,haiti,haitian
America/Santo_Domingo santo domingo,dominican republic
America/Jamaica kingston,jamaica,jamaican
America/Guatemala guatemala,guatemalan
America/Tegucigalpa tegucigalpa,honduras,honduran
America/El_Salvador san salvador,el salvador,salvadoran
America/Managua managua,nicaragua,nicaraguan
America/Costa_Rica costa rica,costa rican
America/Panama panama,panamanian
America/Bogota bogota,colombia,colombian
America/Caracas caracas,venezuela,venezuelan
America/Guayaquil quito,ecuador,ecuadorian
America/Lima lima,peru,peruvian
America/La_Paz la paz,bolivia,bolivian
America/Santiago santiago,santiago de chile,valparaiso,chile,chilean
America/Argentina/Buenos_Aires buenos aires,argentina,argentine
America/Montevideo montevideo,uruguay,uruguayan
America/Asuncion asuncion,encarnacion,ciudad del este,paraguay,paraguayan
America/Sao_Paulo brasilia,sao paulo,rio de janeiro,brazil,brazilian
Africa/Casablanca rabat,casablanca,morocco,moroccan
Africa/Algiers algiers,algeria,algerian
Africa/Tunis tunis,tunisia,tunisian
Africa/Tripoli tripoli,libya,libyan
Africa/Khartoum khartoum,sudan,sudanese
Africa/Juba juba,south sudan
Africa/Addis_Ababa addis ababa,ethiopia,ethiopian
Africa/Asmara asmara,eritrea,eritrean
Africa/Mogadishu mogadishu,somalia,somali
Africa/Nairobi nairobi,kenya,kenyan
Africa/Kampala kampala,uganda,ugandan
Africa/Kigali kigali,rwanda,rwandan
Africa/Dar_es_Salaam dar es salaam,tanzania,tanzanian
Africa/Kinshasa kinshasa,congo,congolese
Africa/Luanda luanda,angola,angolan
Africa/Lusaka lusaka,zambia,zambian
Africa/Harare harare,zimbabwe,zimbabwean
Africa/Maputo maputo,mozambique
Africa/Johannesburg johannesburg,pretoria,cape town,south africa,south african
Africa/Lagos lagos,abuja,nigeria,nigerian
Africa/Accra accra,ghana,ghanaian
Africa/Abidjan abidjan,ivory coast,ivorian
Africa/Dakar dakar,senegal,senegalese
Africa/Bamako bamako,mali,malian
Africa/Ouagadougou ouagadougou,burkina faso
Africa/Niamey niamey,niger
Africa/Ndjamena ndjamena,chad,chadian
Atlantic/Reykjavik reykjavik,iceland,icelandic
Africa/Blantyre lilongwe,blantyre,malawi,malawian
Africa/Gaborone gaborone,botswana
Africa/Windhoek windhoek,namibia,namibian
Indian/Antananarivo antananarivo,madagascar,malagasy
Indian/Mauritius port louis,mauritius,mauritian
Indian/Mahe seychelles
Indian/Comoro moroni,comoros
Indian/Maldives maldives,maldivian
Africa/Bujumbura bujumbura,burundi,burundian
Africa/Djibouti djibouti
Africa/Maseru maseru,lesotho
Africa/Mbabane mbabane,eswatini
Africa/Douala yaounde,yaoundé,douala,cameroon,cameroonian
Africa/Libreville libreville,gabon,gabonese
Africa/Malabo malabo,bata,equatorial guinea
Africa/Brazzaville brazzaville
Africa/Bangui bangui,central african republic
Africa/Conakry conakry,guinean
Africa/Bissau bissau,guinea-bissau
Africa/Freetown freetown,sierra leone,sierra leonean
Africa/Monrovia monrovia,liberia,liberian
Africa/Banjul banjul,gambia,gambian
Africa/Nouakchott nouakchott,mauritania,mauritanian
Africa/Lome lomé,lome,togo,togolese
Africa/Porto-Novo cotonou,porto-novo,benin,beninese
Atlantic/Cape_Verde praia,cape verde,cape verdean
Africa/El_Aaiun western sahara
Africa/Lubumbashi lubumbashi,goma,bukavu
Asia/Thimphu thimphu,bhutan,bhutanese
Asia/Brunei brunei
Asia/Dili dili,east timor,timor-leste,timorese
Asia/Macau macau,macao
Europe/Podgorica podgorica,montenegro,montenegrin
Europe/Belgrade pristina,kosovo,kosovar
Europe/Andorra andorra
Europe/Monaco monaco
Europe/Vaduz liechtenstein
Europe/San_Marino san marino
Europe/Vatican vatican,vatican city
Atlantic/Azores azores
Atlantic/Canary canary islands,las palmas,tenerife
Atlantic/Faroe faroe islands,torshavn
America/Nuuk nuuk,greenland
America/Nassau nassau,bahamas,bahamian
America/Barbados bridgetown,barbados,barbadian
America/Port_of_Spain port of spain,trinidad,trinidad and tobago
America/Guyana georgetown,guyana,guyanese
America/Paramaribo paramaribo,suriname,surinamese
America/Belize belize
America/Puerto_Rico san juan,puerto rico,puerto rican
America/Martinique martinique
America/Guadeloupe guadeloupe
America/Halifax halifax,nova scotia,new brunswick,prince edward island
America/St_Johns newfoundland
America/Winnipeg winnipeg,manitoba
America/Regina regina,saskatchewan
America/Edmonton calgary,edmonton,alberta
America/Vancouver british columbia
America/Toronto quebec,ontario
America/New_York florida,virginia,pennsylvania,new jersey,massachusetts,connecticut,maryland,ohio,north carolina,south carolina
America/Detroit detroit,michigan
America/Chicago illinois,minnesota,wisconsin,missouri,louisiana,new orleans,alabama,iowa,oklahoma,arkansas
America/Denver colorado,utah,new mexico,wyoming,montana
America/Phoenix phoenix,arizona
America/Los_Angeles nevada,oregon,las vegas,san diego
America/Anchorage anchorage,alaska
Pacific/Honolulu honolulu,hawaii
America/Tijuana tijuana
America/Cancun cancun
America/Manaus manaus
Australia/Adelaide adelaide
Australia/Darwin darwin
Australia/Hobart hobart,tasmania
Pacific/Apia apia,samoa,samoan
Pacific/Tongatapu tonga,tongan
Pacific/Port_Vila port vila,vanuatu
Pacific/Guadalcanal honiara,solomon islands
Pacific/Noumea noumea,new caledonia
Pacific/Guam guam
Pacific/Tahiti tahiti,papeete
Europe/Kaliningrad kaliningrad
Europe/Samara samara
Asia/Yekaterinburg yekaterinburg
Asia/Novosibirsk novosibirsk
Asia/Krasnoyarsk krasnoyarsk
Asia/Irkutsk irkutsk
Asia/Yakutsk yakutsk
Asia/Vladivostok vladivostok
Asia/Kamchatka kamchatka
Asia/Kolkata chennai,bangalore,bengaluru,hyderabad,ahmedabad
Asia/Tokyo kyoto,hiroshima,nagoya
Asia/Seoul busan,incheon,daegu
Asia/Shanghai guangzhou,shenzhen,wuhan,chongqing
Asia/Jakarta bandung
Asia/Makassar makassar,bali,denpasar
Asia/Almaty taraz,karaganda,shymkent,aktobe,pavlodar
Europe/Berlin cologne,stuttgart,dresden,leipzig,bremen,hanover,rostock,kiel,nuremberg
Europe/Paris toulouse,bordeaux,lille,strasbourg,nantes,calais
Europe/Rome naples,turin,palermo,genoa,bologna,florence,venice,catania,sicily,lampedusa
Europe/Madrid seville,bilbao,zaragoza,malaga
Europe/Lisbon porto,coimbra,faro
Europe/London manchester,liverpool,glasgow,cardiff,leeds
Europe/Warsaw wroclaw,poznan,szczecin,katowice
Europe/Kyiv dnipro,zaporizhzhia,mariupol,kherson,donetsk,mykolaiv
Europe/Moscow belgorod,kursk,voronezh,rostov,sochi,crimea,sevastopol
Europe/Istanbul izmir,antalya,adana,gaziantep,diyarbakir
Europe/Bucharest cluj,timisoara,constanta,iasi
Europe/Zagreb dubrovnik,zadar,rijeka,dalmatia
Europe/Athens crete,heraklion,rhodes,lesbos,patras
Europe/Oslo bergen,trondheim,stavanger,tromso
Europe/Stockholm gothenburg,malmo,uppsala
Europe/Helsinki tampere,turku,oulu
Asia/Baghdad basra,mosul,erbil,kirkuk
Asia/Damascus aleppo,homs,idlib,latakia
Asia/Tehran isfahan,mashhad,tabriz,shiraz
Asia/Kabul kandahar,herat,kunduz,jalalabad
Asia/Karachi peshawar,quetta,rawalpindi,faisalabad
Asia/Dhaka chittagong
Asia/Yangon mandalay
Asia/Ho_Chi_Minh da nang,haiphong
Africa/Cairo alexandria,suez,port said
Africa/Tripoli benghazi,misrata
Africa/Khartoum omdurman,port sudan,darfur
Africa/Lagos kano,kaduna,ibadan,port harcourt,maiduguri
Africa/Nairobi mombasa,kisumu
Africa/Johannesburg durban,johannesburg,bloemfontein
Africa/Accra kumasi
Africa/Maputo beira,nampula,pemba
America/Lima arequipa,cusco,callao
America/Bogota medellin,cali,barranquilla
America/Caracas maracaibo
America/Guayaquil guayaquil,cuenca
America/La_Paz santa cruz de la sierra,cochabamba,oruro
America/Argentina/Buenos_Aires rosario,mendoza,salta
America/Sao_Paulo curitiba,porto alegre,salvador de bahia,belo horizonte
America/Campo_Grande ponta pora,campo grande,cuiaba
America/Santiago concepcion,antofagasta`
