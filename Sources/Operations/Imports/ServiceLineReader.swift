// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// Understands the fields of one row by themselves; every column that is wrong is a problem of its own.
struct ServiceLineReader {
    let line: ServiceLine
    private(set) var problems: [ServiceLineProblem] = []

    init(_ line: ServiceLine) {
        self.line = line
    }

    /// - Returns: nil when there are problems.
    mutating func draft() -> ServiceDraft? {
        if let count = line.strayCount {
            report(nil, "\(count) fields are not as many as the heading has columns; put fields with a comma in quotes")
            return nil
        }
        let terms = terms()
        let password = line[.password].isEmpty ? nil : Secret(line[.password])
        let draft = ServiceDraft(
            line: line.number, customer: customer(), customerName: line[.customer],
            customerState: word(.customerState, or: .active), company: optional(.company), terms: terms,
            plan: optional(.plan), router: optional(.nas), mainService: optional(.mainService), password: password,
            delegation: wish(.delegation, .v6), link: wish(.link, .v6), ipv4: wish(.ipv4, .v4))
        check(draft)
        return problems.isEmpty ? draft : nil
    }

    private mutating func terms() -> ServiceDescription {
        var terms = ServiceDescription(name: line[.service], accessKind: word(.kind, or: .pppoe))
        terms.state = word(.state, or: .active)
        if terms.state == .archived {
            report(.state, "a line that has ended cannot be added; leave the row out")
        }
        if !line[.userName].isEmpty {
            terms.userName = read(.userName) { text throws(Refusal) in try UserName(parsing: text) }
        }
        terms.macs = macs()
        terms.macBinding = macBinding()
        terms.circuitID = octets(.circuitID)
        terms.remoteID = octets(.remoteID)
        terms.simultaneousUse = simultaneousUse()
        terms.hold = line[.hold].isEmpty ? nil : word(.hold, or: .byStaff)
        terms.routes = routes()
        return terms
    }

    private mutating func customer() -> ServiceDraft.Customer {
        guard line[.customerNumber].isEmpty else {
            guard let id = CustomerID(line[.customerNumber]) else {
                report(
                    .customerNumber,
                    "“\(line[.customerNumber])” is no number; write the number of a customer, or nothing")
                return .own
            }
            return .number(id)
        }
        do throws(Refusal) {
            try NameRule.check(line[.customer], of: "the customer")
        } catch {
            report(.customer, error.description)
        }
        return line[.customerKey].isEmpty ? .own : .keyed(line[.customerKey])
    }

    private mutating func check(_ draft: ServiceDraft) {
        do throws(Refusal) {
            try draft.terms.check(hasPassword: draft.password != nil)
        } catch {
            report(nil, error.description)
        }
        if let password = draft.password {
            do throws(Refusal) {
                try PasswordRule.check(password)
            } catch {
                report(.password, error.description)
            }
        }
        if draft.mainService != nil && !draft.terms.accessKind.opensRadioOnly {
            report(
                .mainService, "a line of kind \(draft.terms.accessKind.rawValue) opens no radio; leave the column empty"
            )
        }
        for (column, wish) in draft.chosenPrefixes where wish != .none {
            if draft.terms.accessKind.opensRadioOnly {
                report(
                    column, "a line that only opens a radio has no addresses; give them to the one that runs over it")
            } else if wish == .assigned && draft.router == nil {
                report(column, "without a router there is no pool to assign from; name the router, or the prefix")
            }
        }
    }

    private mutating func report(_ column: ServiceColumn?, _ message: String) {
        problems.append(ServiceLineProblem(line.number, column, message))
    }
}

/// Single columns.
extension ServiceLineReader {
    private func optional(_ column: ServiceColumn) -> String? {
        line[column].isEmpty ? nil : line[column]
    }

    private mutating func read<Value>(
        _ column: ServiceColumn, _ body: (String) throws(Refusal) -> Value
    ) -> Value? {
        do throws(Refusal) {
            return try body(line[column])
        } catch {
            report(column, error.description)
            return nil
        }
    }

    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ column: ServiceColumn, or usual: Word
    ) -> Word {
        let text = line[column]
        guard !text.isEmpty else { return usual }
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            report(column, "“\(text)” is not one of \(known)")
            return usual
        }
        return word
    }

    private mutating func wish(_ column: ServiceColumn, _ family: IPFamily) -> PrefixWish {
        do throws(ServiceFieldFault) {
            return try PrefixWish(parsing: line[column], family: family)
        } catch {
            report(column, error.message)
            return .none
        }
    }

    private mutating func macs() -> [MACAddress] {
        var macs: [MACAddress] = []
        for text in line[.macs].split(separator: " ") {
            do throws(AddressSyntaxError) {
                macs.append(try MACAddress(parsing: String(text)))
            } catch {
                report(.macs, error.description)
            }
        }
        return macs
    }

    private mutating func macBinding() -> MACBinding {
        let text = line[.macBinding]
        guard !text.isEmpty else { return .none }
        guard let binding = MACBinding(parsing: text) else {
            report(.macBinding, "“\(text)” is not one of none, listed, first, first:2, first:2:replace")
            return .none
        }
        return binding
    }

    private mutating func octets(_ column: ServiceColumn) -> [UInt8]? {
        guard !line[column].isEmpty else { return nil }
        guard let octets = OctetText.octets(parsing: line[column]) else {
            report(column, "“\(line[column])” is not text, and not pairs of hexadecimal digits after 0x")
            return nil
        }
        return octets
    }

    private mutating func simultaneousUse() -> UInt16 {
        let text = line[.simultaneousUse]
        guard !text.isEmpty else { return 0 }
        guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let number = UInt16(text) else {
            report(.simultaneousUse, "“\(text)” is no number from 0 to 65535")
            return 0
        }
        return number
    }

    private mutating func routes() -> [IPPrefix] {
        var routes: [IPPrefix] = []
        for text in line[.routes].split(separator: " ") {
            do throws(AddressSyntaxError) {
                routes.append(try IPPrefix(parsing: String(text)))
            } catch {
                report(.routes, error.description)
            }
        }
        return routes
    }
}
