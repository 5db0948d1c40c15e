package quote

// turned are sentences in which who speaks stands behind, at the end of the sentence,
// and such that look like it.
var turned = []behaviour{
	{"who speaks at the end", "The bridge was closed on Tuesday, underlined the engineer Tom Brandt.",
		"state the engineer Tom Brandt: The bridge was closed on Tuesday"},
	{"the clause is turned round too", "In Harwick arrived 300 barges, specified the Ministry of Transport from Dover.",
		"state the Ministry of Transport: In Harwick arrived 300 barges"},
	{"the perfect", "The lock will open again on Monday, has assured the keeper Tom Brandt.",
		"promise the keeper Tom Brandt: The lock will open again on Monday"},
	{"a day between", "The number of drowned has risen to six, informed this Wednesday the chief of the firemen, Ann Lee.",
		"state the chief of the firemen, Ann Lee: The number of drowned has risen to six"},
	{"no speech", "The bridge was closed on Tuesday, followed by the ferry.", ""},
	{"an apposition before the verb", "The bridge was shut, the engineer, Tom Brandt, told reporters.",
		"state the engineer, Tom Brandt: The bridge was shut | to reporters"},
	{"those informed", "The firm closed the yard, informed the workers by letter.", ""},
	{"what happened as it was said", "The tolls must fall, Judge Ann Lee said as she opened the hearing shortly after noon.",
		"request Judge Ann Lee: The tolls must fall"},
}

// bound are conditions.
var bound = []behaviour{
	{"on condition that", "The union would sign on condition that the toll is dropped, Tom Brandt said.",
		"state Tom Brandt: The union would sign on condition that the toll is dropped | if on condition that the toll is dropped"},
	{"not before", "Ann Lee said the port would not sign anything before it had spoken to the pilots.",
		"reject Ann Lee: the port would not sign anything before it had spoken to the pilots | if before it had spoken to the pilots | not"},
	{"before, without a not", "Ann Lee said the port would sign before it spoke to the pilots.",
		"state Ann Lee: the port would sign before it spoke to the pilots"},
	{"not until, in front", "“Not until the last of them is ashore will we talk,” Tom Brandt said.",
		"state Tom Brandt: Not until the last of them is ashore will we talk, | if until the last of them is ashore"},
	{"as soon as, of what is to come", "Tom Brandt promised to pay as soon as half of the toll had been received.",
		"promise Tom Brandt: pay as soon as half of the toll had been received | if as soon as half of the toll had been received"},
	{"as soon as, of what has been", "Tom Brandt said he left as soon as the lock was shut.",
		"state Tom Brandt: he left as soon as the lock was shut"},
	{"whoever does it", "Tom Brandt warned that anyone who opens the lock again will pay for a new one.",
		"threaten Tom Brandt: anyone who opens the lock again will pay for a new one | if anyone who opens the lock again"},
	{"an order and what follows", "“Open that gate again and you spend the night in jail,” Tom Brandt warned.",
		"threaten Tom Brandt: Open that gate again and you spend the night in jail, | if Open that gate again"},
	{"nothing without", "There could be no agreement without a date for the pilots, Tom Brandt added.",
		"deny Tom Brandt: There could be no agreement without a date for the pilots | if without a date for the pilots"},
	{"without, of a thing done", "Tom Brandt said the pilots sailed without a light.",
		"state Tom Brandt: the pilots sailed without a light"},
}

// acted are acts that verb, noun or mood tell.
var acted = []behaviour{
	{"refuses to tell", "Ann Lee refused to name a date.", "decline Ann Lee: name a date"},
	{"refuses to do", "Ann Lee refused to leave the hall.", "reject Ann Lee: leave the hall"},
	{"declares a day", "Ann Lee declared Friday a day of mourning.", "announce Ann Lee: Friday a day of mourning"},
	{"declares days", "Ann Lee declared three days of mourning.", "announce Ann Lee: three days of mourning"},
	{"calls it a wrong", "Tom Brandt called the closure “a theft in daylight”.", "accuse Tom Brandt: the closure “a theft in daylight”"},
	{"calls it a tale", "Tom Brandt called the report a fairy tale.", "deny Tom Brandt: the report a fairy tale"},
	{"calls it a name", "Tom Brandt called the closure “a precaution”.", "state Tom Brandt: the closure “a precaution”"},
	{"lies in the mud", "“Somewhere a barge is still lying in the mud,” Tom Brandt told the Herald.",
		"state Tom Brandt: Somewhere a barge is still lying in the mud, | to the Herald"},
	{"how long it takes", "Repairing the lock will take between four and six weeks, Ann Lee said.",
		"state Ann Lee: Repairing the lock will take between four and six weeks"},
	{"will not have it", "She would not step down, Ann Lee told the council.",
		"reject Ann Lee: She would not step down | to the council | not"},
	{"an order behind a condition", "“If you can smell gas, do not wait for the siren,” Tom Brandt said.",
		"request Tom Brandt: If you can smell gas, do not wait for the siren, | if If you can smell gas | not"},
	{"no more of a thing", "“There is no more money behind the curtain,” Ann Lee said.",
		"state Ann Lee: There is no more money behind the curtain,"},
}

// meant are persons called by a noun that nothing ties to their name.
var meant = []behaviour{
	{"by what he is", "“It leaks,” Tom Brandt told the Herald. The bridge is shut too, the engineer added.",
		"state Tom Brandt: It leaks, | to the Herald\nstate the engineer [Tom Brandt]: The bridge is shut too"},
	{"by his age", "Tom Brandt came out of the lock at noon. “It leaks,” the 66-year-old told the Herald.",
		"state the 66-year-old [Tom Brandt]: It leaks, | to the Herald"},
	{"by a title in short", "Col. Tom Brandt of the guard shut the lock.\nAnn Lee came at noon. The bridge is shut, the colonel said.",
		"state the colonel [Tom Brandt]: The bridge is shut"},
	{"somebody without a name", "A pilot drank coffee. Ann Lee laughed. “It leaks,” the pilot said.",
		"state the pilot: It leaks,"},
	{"two were told of", "Tom Brandt said it leaked, but Ann Lee said it did not. “It is shut,” the expert said.",
		"state Tom Brandt: it leaked, but Ann Lee said it did not\nstate Ann Lee < Tom Brandt: it did not | not\nstate the expert: It is shut,"},
}

// voices are verbs that tell how something was said.
var voices = []behaviour{
	{"a cry", "“You try minding 900 barges with two tugs!” he snapped.",
		"state he: You try minding 900 barges with two tugs!"},
	{"a cry, and a name", "“You do not save a pilot by sinking his boat!” Tom Brandt thundered at the judges.",
		"state Tom Brandt: You do not save a pilot by sinking his boat! | not"},
	{"on both sides", "“Sixty noisy pilots,” she sneered. “I have seen bigger crowds.”",
		"state she: Sixty noisy pilots, / I have seen bigger crowds."},
	{"a deed behind a cry", "“Come in and sit down with us!” Tom Brandt opened the door.", ""},
	{"further cries in single marks", "Tom Brandt came. ‘They fired on men holding ropes,’ he thundered. ‘Next time we will not wait for them.’",
		"state he [Tom Brandt]: They fired on men holding ropes, / Next time we will not wait for them."},
	{"was her answer", "“Paper holds as long as it is dry,” was her answer.",
		"state her: Paper holds as long as it is dry, | if as long as it is dry"},
	{"a name and a colon", "Minister of Defence Ann Lee: “One barge may lose its way. Fourteen do not.”",
		"state Minister of Defence Ann Lee: One barge may lose its way. Fourteen do not."},
	{"a thing and a colon", "On the wall of the lock: “No swimming after dark here.”", ""},
	{"who is asked to do it", "The public is asked not to touch birds covered with oil.",
		"request nobody: not to touch birds covered with oil | not"},
	{"a question put to her", "Asked to comment, Ann Lee said the lock leaked.",
		"state Ann Lee: the lock leaked"},
	{"a number claimed", "The ministry put the number of barges at 40; the owners claimed 120.",
		"state The ministry: the number of barges at 40\nstate the owners: 120"},
}
