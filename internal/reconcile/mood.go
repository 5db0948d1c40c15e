package reconcile

// mood is in what way a clause says what it says. Each is read once: the clauses of a
// story are held against one another many times.
type mood uint8

const (
	aheadMood mood = iota
	assertedMood
	supposedMood
	comingMood
	speakingMood
	moods
)

// moodKnown says of each mood of a clause whether it was read, and what it is.
type moodKnown [moods]struct{ read, yes bool }

func (c *clause) mood(m mood, read func(*clause) bool) bool {
	k := &c.moods[m]
	if !k.read {
		k.read, k.yes = true, read(c)
	}
	return k.yes
}

// ahead reports whether a clause speaks of what is to come or is wanted.
func (c *clause) ahead() bool { return c.mood(aheadMood, (*clause).readAhead) }

// asserted reports whether a clause says that something is so.
func (c *clause) asserted() bool { return c.mood(assertedMood, (*clause).readAsserted) }

// supposed reports whether a clause is a condition or stands under one.
func (c *clause) supposed() bool { return c.mood(supposedMood, (*clause).readSupposed) }

// coming reports whether a clause tells what is to be or what somebody expects or wants.
func (c *clause) coming() bool { return c.mood(comingMood, (*clause).readComing) }

// onlySpeaks reports whether a clause says no more than who says what another says.
func (c *clause) onlySpeaks() bool { return c.mood(speakingMood, (*clause).readSpeaking) }
