package web

import (
	"net/http"
	"strings"

	"readout/internal/errs"
)

func (s *Site) help(*http.Request) (*answer, error) {
	return &answer{page: "help", title: "Help", here: "help"}, nil
}

type signInPage struct {
	Next  string
	Wrong bool
}

func (s *Site) signInForm(r *http.Request) (*answer, error) {
	if s.Guard.Admitted(r) {
		return &answer{redirect: "/"}, nil
	}
	return &answer{page: "sign-in", title: "Sign in", data: signInPage{Next: within(r.URL.Query().Get("next"))}}, nil
}

// signIn checks the token that the desk was started with.
func (s *Site) signIn(w http.ResponseWriter, r *http.Request) {
	if err := parseForm(r); err != nil {
		s.fail(w, r, err)
		return
	}
	if !s.Guard.FormValid(r, r.PostFormValue("token")) {
		s.fail(w, r, errs.New(errs.Forbidden, "The form is too old: load the page again."))
		return
	}
	next := within(r.PostFormValue("next"))
	if !s.Guard.Admit(w, r, r.PostFormValue("key")) {
		s.write(w, r, &answer{page: "sign-in", status: http.StatusForbidden, title: "Sign in", data: signInPage{next, true}})
		return
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// within is an address of the desk itself, or its first page.
func within(address string) string {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.ContainsAny(address, "\\\r\n") {
		return "/"
	}
	return address
}
