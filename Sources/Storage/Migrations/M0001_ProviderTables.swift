// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Who is served: companies, their customers, the access lines, and the routers that ask.
    static let providerTables = Migration(number: 1, name: "provider tables") { sql in
        """
        CREATE TABLE company (
            id \(sql.identity),
            name \(sql.text) NOT NULL UNIQUE CHECK (name <> ''),
            currency \(sql.text) NOT NULL CHECK (length(currency) = 3),
            billing_zone \(sql.text) NOT NULL CHECK (billing_zone <> '')
        ) \(sql.tableEnd);

        CREATE TABLE customer (
            id \(sql.identity),
            company_id \(sql.integer) NOT NULL REFERENCES company (id),
            name \(sql.text) NOT NULL CHECK (name <> ''),
            state \(sql.text) NOT NULL CHECK (state IN ('new', 'active', 'blocked', 'inactive'))
        ) \(sql.tableEnd);
        CREATE INDEX customer_company ON customer (company_id);

        CREATE TABLE nas (
            id \(sql.identity),
            name \(sql.text) NOT NULL UNIQUE CHECK (name <> ''),
            state \(sql.text) NOT NULL CHECK (state IN ('active', 'maintenance', 'retired'))
        ) \(sql.tableEnd);

        CREATE TABLE internet_service (
            id \(sql.identity),
            customer_id \(sql.integer) NOT NULL REFERENCES customer (id),
            name \(sql.text) NOT NULL UNIQUE CHECK (name <> ''),
            access_kind \(sql.text) NOT NULL,
            state \(sql.text) NOT NULL CHECK (state IN ('pending', 'active', 'stopped', 'archived')),
            nas_id \(sql.integer) REFERENCES nas (id)
        ) \(sql.tableEnd);
        CREATE INDEX internet_service_customer ON internet_service (customer_id);
        CREATE INDEX internet_service_nas ON internet_service (nas_id);
        """
    }
}
