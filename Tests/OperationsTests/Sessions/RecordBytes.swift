// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues

extension AccountingRecord {
    /// The record as the accounting door writes it.
    var bytes: [UInt8] {
        withUnsafeTemporaryAllocation(byteCount: AccountingRecordWriter.maximumBytes, alignment: 8) { memory in
            var writer = AccountingRecordWriter(into: memory, event, nas: nas, arrived: arrived)
            put(into: &writer)
            return Array(UnsafeRawBufferPointer(rebasing: memory[..<writer.finish()]))
        }
    }

    private func put(into writer: inout AccountingRecordWriter) {
        let texts: [(RecordText, [UInt8])] = [
            (.sessionID, sessionID), (.userName, userName), (.callingStation, callingStation),
            (.calledStation, calledStation), (.portID, portID), (.nasIdentifier, nasIdentifier),
        ]
        for (text, octets) in texts where !octets.isEmpty { writer.put(text, octets.span) }
        if let stated { writer.put(stated: stated) }
        if delay > 0 { writer.put(delay: delay) }
        if let login { writer.put(login: login) }
        if let sessionSeconds { writer.put(sessionSeconds: sessionSeconds) }
        if let totals { writer.put(totals: totals) }
        if let totals6 { writer.put(totals6: totals6) }
        if let cause { writer.put(cause: cause) }
        if let port { writer.put(port: port) }
        if let ipv4 { writer.put(ipv4: ipv4) }
        for prefix in framed { writer.put(framed: prefix) }
        for prefix in delegated { writer.put(delegated: prefix) }
        for address in addresses6 { writer.put(address6: address) }
        if let interfaceID { writer.put(interfaceID: interfaceID) }
    }
}
