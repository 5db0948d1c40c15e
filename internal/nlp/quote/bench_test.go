package quote

import (
	"context"
	"testing"
)

// report is an article of our own of about 500 words, the length of a news
// report.
var report = []string{
	`The harbour of Brennick will stay closed until the inspectors of the waterways authority have seen the gates of its lock, Harbour Minister Ines Okafor said on Monday.`,
	`“The lock stays shut,” Okafor told reporters. “Nobody will be sent through a gate that has a crack in it, whatever the barges cost us.”`,
	`About forty barges are waiting on the river. According to the pilots’ union, some of them have run out of fuel and two have been towed to Senn.`,
	`Tom Brandt, who leads the union, accused the ministry of having known about the crack since March. He said his members would block the road to the port if the gates were not opened by Friday.`,
	`The ministry denied that. A spokeswoman said the first report of damage had reached it last week, and that the authority had been asked the same day to send its divers.`,
	`“We were told in writing that the gates were sound,” she said, “and we have the letter.”`,
	`Brandt replied that the letter was about another lock. The union demanded that the minister publish it.`,
	`In Senn, the mayor urged both sides to talk. “A river does not wait for a committee,” said Jon Hale, whose town lives on the barges. He promised that the town would pay for the pilots’ rooms as long as the lock was shut.`,
	`It was not known how long the repair would take. The authority said in a statement that its divers had found “no danger to the town” but that a final report would take two weeks.`,
	`The shipping company Arden Lines, which owns nine of the barges, declined to comment. A request to the builder of the gates was not answered.`,
	`Okafor said that without a report there would be no opening. “If they find the gate sound, the lock opens the same evening,” she added. “If they do not, we will need a new one.”`,
	`Economists expect the closure to cost the region three million a week. A study by the chamber of commerce suggests that a third of it could be saved if the grain went by rail.`,
}

// BenchmarkAnnotate measures the stage alone on a parsed report; the mark is
// 1,000 documents a second.
func BenchmarkAnnotate(b *testing.B) {
	d := document(report...)
	annotate(b, d)
	for b.Loop() {
		d.Statements = nil
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
