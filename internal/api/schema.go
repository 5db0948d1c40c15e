package api

import (
	"maps"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// describe writes into the schemas what encoding/json does and the library does not
// see: a field that points to an object may be null, and the fields of an embedded
// type without a capital are the object's own.
func describe(registry huma.Registry) {
	for name, schema := range registry.Map() {
		t := registry.TypeFromRef("#/components/schemas/" + name)
		for t != nil && t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t != nil && t.Kind() == reflect.Struct {
			complete(registry, schema, t)
		}
	}
}

func complete(registry huma.Registry, schema *huma.Schema, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			if !f.IsExported() {
				inner := registry.Schema(f.Type, false, "")
				maps.Copy(schema.Properties, inner.Properties)
				schema.Required = append(schema.Required, inner.Required...)
			}
			complete(registry, schema, f.Type)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		property := schema.Properties[name]
		if property != nil && property.Ref != "" && f.Type.Kind() == reflect.Pointer {
			schema.Properties[name] = &huma.Schema{AnyOf: []*huma.Schema{{Ref: property.Ref}, {Type: "null"}}, Description: property.Description}
		}
	}
}
