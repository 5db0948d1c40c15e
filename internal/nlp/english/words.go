package english

import "strings"

// lookup is how the running text writes a word, or another form of it: "warns"
// stands for "warned" too.
func (u usage) lookup(w string) (capital, lower int) {
	key := strings.ToLower(w)
	stem := stemOf(key)
	for _, form := range []string{key, stem, stem + "s", stem + "ed", stem + "d", stem + "ing"} {
		n := u[form]
		capital += n.capital
		lower += n.lower
		if capital+lower > 0 {
			break
		}
	}
	return capital, lower
}

// stemOf cuts a verb's or noun's ending, roughly.
func stemOf(w string) string {
	for _, ending := range []string{"ing", "es", "ed", "s"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && len(stem) >= 3 {
			return stem
		}
	}
	return w
}

// common are words that headlines use and that no name begins with, for where
// the running text does not show how it writes them.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a an the this that these those and or but nor so yet as at by for from in
		into of off on onto out over per to up via with without about after against amid among around before
		behind below between beyond despite down during near since than through toward towards under until upon
		he she it they we you i his her its their our your who what when where why how which whose
		is are was were be been being has have had do does did will would can could should may might must
		not no new more most less least first last next two three four five six seven eight nine ten
		says say said tells told asks asked calls called warns warned urges urged vows vowed denies denied
		rejects rejected accuses accused blames blamed backs backed plans planned seeks sought wants set sets
		faces faced makes made takes took gets got gives gave puts holds held meets met visits visited wins won
		loses lost leads led rises rose falls fell cuts cut hits hit kills killed dies died dead injured hurt
		wounded missing found finds opens opened closes closed starts started ends ended begins began agrees
		agreed signs signed orders ordered bans banned blocks blocked sends sent leaves left returns returned
		talks talk deal deals call vote votes strike strikes attack attacks crash fire flood floods war peace
		police court judge trial man woman men women people child children workers troops officials minister
		president leader leaders government state city country world market markets oil gas water price prices
		big small high low old young early late great major key top rare deadly huge`) {
		m[w] = true
	}
	return m
}()
