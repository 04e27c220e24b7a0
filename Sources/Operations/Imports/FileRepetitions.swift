// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Finds what two rows of one file must not share. Keeps some tens of bytes a row, however long the fields are.
struct FileRepetitions {
    private enum Kind: UInt8 {
        case service, userName, device, radio, circuit, customerKey, customerName
    }

    /// On which line each text stood first.
    private var lines: [Fingerprint: Int32] = [:]
    private var customerNames: [Fingerprint: Fingerprint] = [:]
    private var prefixes: [(prefix: IPPrefix, line: Int32, column: ServiceColumn)] = []

    /// What a row shares with earlier ones.
    mutating func problems(_ draft: ServiceDraft) -> [ServiceLineProblem] {
        var problems: [ServiceLineProblem] = []
        note(.service, draft.terms.name, draft.line, .service, "the name “\(draft.terms.name)”", &problems)
        if let userName = draft.terms.userName?.description {
            note(.userName, userName, draft.line, .userName, "the user name “\(userName)”", &problems)
        }
        if draft.terms.accessKind.isFoundByMAC {
            for mac in draft.terms.macs {
                let kind = draft.terms.accessKind.opensRadioOnly ? Kind.radio : .device
                note(kind, mac, draft.line, .macs, "the device \(mac)", &problems)
            }
        }
        if let circuit = draft.terms.circuitID {
            let place = [circuit, draft.terms.remoteID ?? [], Array((draft.router ?? "").utf8)]
            note(.circuit, place, draft.line, .circuitID, "the circuit \(OctetText.text(of: circuit))", &problems)
        }
        if case .keyed(let key) = draft.customer, let fault = customerFault(key, draft) { problems.append(fault) }
        for (column, wish) in draft.chosenPrefixes {
            for prefix in wish.prefixes { prefixes.append((prefix, Int32(clamping: draft.line), column)) }
        }
        return problems
    }

    /// Prefixes that overlap others of the file; call once after the last row.
    mutating func overlaps() -> [ServiceLineProblem] {
        prefixes.sort { ($0.prefix, $0.line) < ($1.prefix, $1.line) }
        var problems: [ServiceLineProblem] = []
        // In tree order a prefix stands before everything inside it, so the widest one so far covers, or nothing does.
        var cover: (prefix: IPPrefix, line: Int32)?
        for entry in prefixes {
            if let cover, cover.prefix.overlaps(entry.prefix) {
                problems.append(
                    ServiceLineProblem(
                        Int(entry.line), entry.column,
                        "\(entry.prefix) overlaps \(cover.prefix) of line \(cover.line); no two lines may share addresses"
                    ))
            } else {
                cover = (entry.prefix, entry.line)
            }
        }
        return problems.sorted { $0.line < $1.line }
    }

    private mutating func note(
        _ kind: Kind, _ text: some Hashable, _ line: Int, _ column: ServiceColumn, _ what: String,
        _ problems: inout [ServiceLineProblem]
    ) {
        let fingerprint = Fingerprint(kind.rawValue, text)
        if let first = lines[fingerprint] {
            problems.append(
                ServiceLineProblem(line, column, "\(what) stands on line \(first) already; it must not repeat"))
        } else {
            lines[fingerprint] = Int32(clamping: line)
        }
    }

    private mutating func customerFault(_ key: String, _ draft: ServiceDraft) -> ServiceLineProblem? {
        let name = Fingerprint(Kind.customerName.rawValue, draft.customerName)
        let known = customerNames.updateValue(name, forKey: Fingerprint(Kind.customerKey.rawValue, key)) ?? name
        guard known != name else { return nil }
        return ServiceLineProblem(
            draft.line, .customerKey,
            "customer “\(key)” had another name than “\(draft.customerName)” above; one key is one customer")
    }
}

extension FileRepetitions {
    /// Whether a row with this name has been seen.
    func hasService(named name: String) -> Bool {
        lines[Fingerprint(Kind.service.rawValue, name)] != nil
    }
}
