package pubdate

import (
	"strings"
	"time"
	"unicode/utf8"
)

// monthNames lists the names of each month in the languages of the pages that we
// meet, after Unicode CLDR 45 (wide and abbreviated, format and stand-alone
// forms), in lower case without full stops. A form that means different months
// in two languages is left out, so one table serves all of them: "listopad" is
// November in Polish and Czech, October in Croatian, which is left out whole.
var monthNames = [12]string{
	`january jan januar jänner jan januari janvier janv enero ene gennaio gen janeiro styczeń stycznia sty ocak oca
	 января январь янв leden ledna január januára ianuarie ian tammikuu tammikuuta gener січня січень ιανουαρίου ιανουάριος ιαν jaanuar siječnja януари`,
	`february feb februar feber februari février fevrier févr fevr fév febrero febbraio fevereiro fev luty lutego lut şubat subat şub
	 февраля февраль фев únor února február februára februarie helmikuu helmikuuta febrer лютого лютий φεβρουαρίου φεβρουάριος φεβ veebruar veljače февруари`,
	`march mar märz maerz mär mrz maart mrt mars marzo março marzec marca mart
	 марта март мар březen března marec martie maaliskuu maaliskuuta març березня березень μαρτίου μάρτιος μαρ maret március märts ožujka`,
	`april apr avril avr abril abr aprile kwiecień kwietnia kwi nisan nis апреля апрель апр duben dubna apríl apríla aprilie huhtikuu
	 huhtikuuta квітня квітень απριλίου απρίλιος απρ április aprill travnja`,
	`may mai mei maj mayo maggio mag maio maja mayıs mayis мая май květen května máj mája toukokuu toukokuuta maig травня травень μαΐου μάιος május svibnja`,
	`june jun juni juin junio giugno giu junho czerwiec czerwca cze haziran haz июня июнь июн červen června jún júna iunie kesäkuu kesäkuuta juny
	 червня червень ιουνίου ιούνιος ιουν június juuni lipnja юни`,
	`july jul juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem июля июль июл červenec července júl júla iulie heinäkuu heinäkuuta
	 juliol липня липень ιουλίου ιούλιος ιουλ július juuli srpnja юли`,
	`august aug augustus août aout agosto ago sierpień sierpnia sie ağustos agustos ağu августа август авг srpen srpna augusta elokuu elokuuta agost
	 серпня серпень αυγούστου αύγουστος αυγ agustus augusti augusztus avgust kolovoza`,
	`september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz eylül eylul eyl сентября сентябрь сен сент září septembra
	 septembrie syyskuu syyskuuta setembre вересня вересень σεπτεμβρίου σεπτέμβριος σεπ szeptember septembar rujna септември`,
	`october oct oktober okt octobre octubre ottobre ott outubro out październik października paź ekim eki октября октябрь окт říjen října október októbra
	 octombrie lokakuu lokakuuta octubre жовтня жовтень οκτωβρίου οκτώβριος οκτ oktoober oktobar октомври`,
	`november nov novembre noviembre novembro listopad listopada lis kasım kasim kas ноября ноябрь ноя listopadu novembra noiembrie marraskuu marraskuuta
	 листопада листопад νοεμβρίου νοέμβριος νοε novembar studenoga studenog ноември`,
	`december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudzień grudnia gru aralık aralik ara desember des декабря декабрь дек
	 prosinec prosince decembra decembrie joulukuu joulukuuta desembre грудня грудень δεκεμβρίου δεκέμβριος δεκ decembar detsember prosinca декември`,
}

// weekdayNames lists the names of the days from Sunday on, as monthNames does.
// Only the English names count as clues in running text; the others stand
// before dates.
var weekdayNames = [7]string{
	`sunday sun sonntag so dimanche dim domingo domenica zondag zo niedziela pazar воскресенье söndag søndag vasárnap neděle nedelja nedjelja`,
	`monday mon montag mo lundi lun lunes lunedì maandag ma poniedziałek pazartesi понедельник måndag mandag hétfő pondělí ponedjeljak segunda`,
	`tuesday tue tues dienstag di mardi martes martedì dinsdag wtorek salı вторник tisdag tirsdag kedd úterý utorak terça`,
	`wednesday wed mittwoch mi mercredi mer miércoles mercoledì woensdag wo środa çarşamba среда onsdag szerda středa srijeda quarta`,
	`thursday thu thur thurs donnerstag do jeudi jeu jueves giovedì donderdag czwartek perşembe четверг torsdag csütörtök čtvrtek četvrtak quinta`,
	`friday fri freitag fr vendredi ven viernes venerdì vrijdag vr piątek cuma пятница fredag péntek pátek petak sexta`,
	`saturday sat samstag sonnabend sa samedi sam sábado sabato zaterdag za sobota cumartesi суббота lördag lørdag szombat subota`,
}

// englishDays and englishMonths are the names that count as clues in running
// text.
var (
	englishDays   = [7]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
	englishMonths = [12]string{"january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december"}
)

// The longest name is 24 bytes ("σεπτεμβρίου"); anything longer is no name.
const maxNameBytes = 26

// names are the two tables, turned round.
type names struct {
	months   map[string]time.Month
	weekdays map[string]time.Weekday
}

// newNames turns the tables round. It is called once, on the first page, and
// takes about 60 µs: too much for package initialisation.
func newNames() *names {
	n := &names{make(map[string]time.Month, 400), make(map[string]time.Weekday, 120)}
	for i, list := range monthNames {
		for _, w := range strings.Fields(list) {
			n.months[w] = time.Month(i + 1)
		}
	}
	for i, list := range weekdayNames {
		for _, w := range strings.Fields(list) {
			n.weekdays[w] = time.Weekday(i)
		}
	}
	return n
}

// month is the month that a word names in any language, or 0.
func (n *names) month(word string) time.Month {
	var buf [maxNameBytes]byte
	return n.months[string(lower(buf[:0], word))]
}

// weekday is the day that a word names in any language, or none.
func (n *names) weekday(word string) time.Weekday {
	var buf [maxNameBytes]byte
	if d, ok := n.weekdays[string(lower(buf[:0], word))]; ok {
		return d
	}
	return noWeekday
}

// noWeekday stands where no day of the week is given.
const noWeekday time.Weekday = -1

// lower appends the lower-case form of a word that can be a name, and nothing
// for a longer one.
func lower(buf []byte, word string) []byte {
	if len(word) > maxNameBytes-2 {
		return buf
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			// A capital may be longer than its small letter by a byte at most.
			return append(buf[:0], strings.ToLower(word)...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

// englishMonth is the month of an English name or its usual short form, with a
// capital, or 0.
func (n *names) englishMonth(word string) time.Month {
	if len(word) < 3 || word[0] < 'A' || word[0] > 'Z' {
		return 0
	}
	m := n.month(word)
	if m == 0 {
		return 0
	}
	full := englishMonths[m-1]
	var buf [maxNameBytes]byte
	low := string(lower(buf[:0], word))
	if low == full || len(low) == 3 && low == full[:3] || low == "sept" {
		return m
	}
	return 0
}

// englishDay is the day of a full English name with a capital, or none.
func (n *names) englishDay(word string) time.Weekday {
	if len(word) < 6 || word[0] < 'A' || word[0] > 'Z' {
		return noWeekday
	}
	d := n.weekday(word)
	if d == noWeekday || !equalFold(word, englishDays[d]) {
		return noWeekday
	}
	return d
}

func equalFold(word, low string) bool { return len(word) == len(low) && equalFoldASCII(word, low) }
