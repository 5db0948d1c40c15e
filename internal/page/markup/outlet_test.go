package markup

import "testing"

func TestOutlet(t *testing.T) {
	for _, c := range []struct{ name, page, outlet, title string }{
		{"the place for the name", `<title>Cranes stand still | Harbour News Tonight</title><div id="brand">Harbour News – since 1901</div><h1>Cranes stand still</h1>`, "Harbour News", "Cranes stand still"},
		{"a link that says where it leads", `<title>Cranes stand still | Harbour News</title><a href="/">Home</a><h1>Cranes stand still</h1>`, "Harbour News", "Cranes stand still"},
		{"capitals", `<title>Cranes stand still | Harbour News</title><a href="/">HARBOUR NEWS</a><h1>Cranes stand still</h1>`, "Harbour News", "Cranes stand still"},
		{"a body with a long name", `<title>Cranes stand still | Press service of the Governor of the Arden Isles</title><h1>Cranes stand still</h1>`, "Press service of the Governor of the Arden Isles", "Cranes stand still"},
		{"a body's site", `<title>Fisheries Inspectorate of Elbonia</title><h2>Fisheries Inspectorate of Elbonia</h2><h1>Notice on the closing of the northern grounds</h1>`, "Fisheries Inspectorate of Elbonia", "Notice on the closing of the northern grounds"},
		{"a motto in the main heading", `<title>Cranes stand still in the harbour</title><h1>The news that the whole harbour reads</h1><h2>Cranes stand still in the harbour</h2>`, "", "Cranes stand still in the harbour"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := Read([]byte("<html><body>"+c.page+"<p>The cranes of the harbour stood still on Tuesday.</p></body></html>"), "")
			if err != nil {
				t.Fatal(err)
			}
			if p.Outlet.Name != c.outlet || p.Title != c.title {
				t.Errorf("outlet %q, title %q; want %q, %q", p.Outlet.Name, p.Title, c.outlet, c.title)
			}
		})
	}
}
