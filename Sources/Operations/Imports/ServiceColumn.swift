// SPDX-License-Identifier: Apache-2.0

/// The columns of a file with lines and their customers, in the order in which they are written. Raw values are the headings.
public enum ServiceColumn: String, CaseIterable, Sendable {
    /// The line's name, unlike all others; required.
    case service
    /// The customer's name; required unless `customer_number` says who.
    case customer
    /// Rows with the same key are one customer, wherever they stand; without a key each row is a customer of its own.
    case customerKey = "customer_key"
    /// The number of a customer who is there already.
    case customerNumber = "customer_number"
    /// The state of a new customer; `active` when empty.
    case customerState = "customer_state"
    /// The name of the company that bills; may be empty when there is only one.
    case company
    /// How the line reaches the network; `pppoe` when empty.
    case kind
    /// The line's state; `active` when empty.
    case state
    /// The plan's name.
    case plan
    case userName = "user_name"
    case password
    /// MAC addresses in any writing, with blanks between them.
    case macs
    /// `none`, `listed`, `first`, `first:2`, `first:2:replace`; `none` when empty.
    case macBinding = "mac_binding"
    /// As text, or as hexadecimal digits after `0x`.
    case circuitID = "circuit_id"
    /// As text, or as hexadecimal digits after `0x`.
    case remoteID = "remote_id"
    /// The name of the router that the line is bound to.
    case nas
    /// Sessions at once; 0, or empty, for any number.
    case simultaneousUse = "simultaneous_use"
    /// `unpaid`, `fair_use` or `by_staff`.
    case hold
    /// The name of the line that runs over this radio; it stands above, or is there already.
    case mainService = "main_service"
    /// Prefixes with blanks between them, or `assign` for one of the plan's length from the router's pools.
    case delegation
    /// Prefixes or addresses of the link, or `assign`.
    case link
    /// IPv4 addresses, or `assign`.
    case ipv4
    /// Prefixes routed to the line beside its delegation, with blanks between them.
    case routes
}
