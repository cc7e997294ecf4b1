// Package store keeps the daemon's state in one file: the schema as SQL statements, rows as JSON.
package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
)

// Row is one row of a table, by column.
type Row map[string]string

// Store is an open store. It is not safe for use by several goroutines at once.
type Store struct {
	path    string
	columns map[string]map[string]bool
	Schema  int              `json:"schema"`
	Tables  map[string][]Row `json:"tables"`
}

// Open reads the store, or begins an empty one, and brings its schema up to date.
func Open(path string) (*Store, error) {
	s := &Store{path: path, columns: map[string]map[string]bool{}, Tables: map[string][]Row{}}
	content, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(content, s)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, migration := range Migrations {
		if err := s.apply(migration.Statement); err != nil {
			return nil, fmt.Errorf("migration %d: %w", migration.Version, err)
		}
		if s.Schema < migration.Version {
			s.Schema = migration.Version
		}
	}
	return s, nil
}

var (
	createTable = regexp.MustCompile(`^CREATE TABLE (\w+) \((.*)\)$`)
	addColumn   = regexp.MustCompile(`^ALTER TABLE (\w+) ADD COLUMN (\w+) .*$`)
)

func (s *Store) apply(statement string) error {
	if m := createTable.FindStringSubmatch(statement); m != nil {
		s.columns[m[1]] = map[string]bool{}
		for _, column := range strings.Split(m[2], ",") {
			s.columns[m[1]][strings.Fields(column)[0]] = true
		}
		return nil
	}
	if m := addColumn.FindStringSubmatch(statement); m != nil && s.columns[m[1]] != nil {
		s.columns[m[1]][m[2]] = true
		return nil
	}
	return fmt.Errorf("can't apply %q", statement)
}

// Insert adds a row and writes the store beside itself before moving it into place.
func (s *Store) Insert(table string, row Row) error {
	for column := range row {
		if !s.columns[table][column] {
			return fmt.Errorf("table %s has no column %s", table, column)
		}
	}
	s.Tables[table] = append(s.Tables[table], row)
	content, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(s.path+".new", content, 0o600); err != nil {
		return err
	}
	return os.Rename(s.path+".new", s.path)
}

// Rows are all rows of a table, in the order of their making.
func (s *Store) Rows(table string) []Row {
	return s.Tables[table]
}
