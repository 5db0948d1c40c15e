package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// file is an answer that is no JSON object of the interface.
type file struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	// Policy replaces the desk's content security policy, where set.
	Policy string `header:"Content-Security-Policy"`
	Link   string `header:"Link"`
	Body   []byte
}

// raw registers an operation that answers with a file of a media type.
func raw[I any](api huma.API, id, path, summary, tag, media string, h func(context.Context, *I) (*file, error)) {
	schema := &huma.Schema{Type: "string"}
	if media == "application/octet-stream" {
		schema.Format = "binary"
	}
	huma.Register(api, huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary, Tags: []string{tag},
		Errors:    []int{http.StatusBadRequest, http.StatusNotFound},
		Responses: map[string]*huma.Response{"200": {Description: summary, Content: map[string]*huma.MediaType{media: {Schema: schema}}}},
	}, h)
}

// attachment is the header of a download.
func attachment(name string) string { return `attachment; filename="` + name + `"` }
