package store

// Migration is one step of the schema. A step that was released is never changed, only followed.
type Migration struct {
	Version   int
	Statement string
}

// Migrations are applied in order. Columns are only ever added, so that an older bangerd can read a
// newer store.
var Migrations = []Migration{
	{1, `CREATE TABLE vms (name TEXT PRIMARY KEY, kernel TEXT NOT NULL, image TEXT NOT NULL)`},
}
