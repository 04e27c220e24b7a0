// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues

/// Sessions that all report at the same pace, each in its own moment: the order of the records is random and the same in every
/// round, as the phases of real sessions are.
struct MeteredSessions {
    let count: Int
    /// Records of all sessions a second.
    let pace: Int
    private let order: [Int]
    private let begun = Timestamp(seconds: 1_796_000_400)

    init(count: Int, pace: Int) {
        self.count = count
        self.pace = pace
        var generator = RepeatableNumbers(seed: 94)
        order = (0..<count).shuffled(using: &generator)
    }

    /// Appends the word of their beginning, in the order of their numbers.
    func appendStarts(_ numbers: Range<Int>, to log: FilledLog) throws {
        for number in numbers { try append(.start, number, tick: number, seconds: 0, to: log) }
    }

    /// Appends records of sessions under way, of every hundred six that end a session or begin it again.
    func append(_ numbers: Range<Int>, to log: FilledLog) throws {
        for number in numbers {
            let session = order[number % count]
            let round = number / count + 1
            let seconds = round * count / max(pace, 1)
            let tick = count + number
            switch number % 100 {
            case 0..<3: try append(.stop, session, tick: tick, seconds: seconds, to: log)
            case 3..<6: try append(.start, session + round * count, tick: tick, seconds: 0, to: log)
            default: try append(.interim, session, tick: tick, seconds: seconds, to: log)
            }
        }
    }

    private func append(
        _ event: AccountingEvent, _ number: Int, tick: Int, seconds: Int, to log: FilledLog
    ) throws {
        try withUnsafeTemporaryAllocation(byteCount: AccountingRecordWriter.maximumBytes, alignment: 8) { memory in
            let microseconds = begun.microseconds + Int64(tick) * 1_000_000 / Int64(max(pace, 1))
            var writer = AccountingRecordWriter(
                into: memory, event, nas: NASID(Int64(number % 100) + 1), arrived: Timestamp(microseconds: microseconds)
            )
            putWho(number, into: &writer)
            writer.put(stated: Timestamp(seconds: microseconds / 1_000_000))
            writer.put(sessionSeconds: UInt32(seconds))
            if event != .start {
                writer.put(
                    totals: SessionTotals(
                        down: UInt64(seconds) * 1_000_000, up: UInt64(seconds) * 100_000,
                        packetsDown: UInt64(seconds) * 1_000, packetsUp: UInt64(seconds) * 100))
            }
            let bytes = UnsafeRawBufferPointer(rebasing: memory[..<writer.finish()])
            try bytes.withMemoryRebound(to: UInt8.self) { try log.append($0.span) }
        }
    }

    private func putWho(_ number: Int, into writer: inout AccountingRecordWriter) {
        // A login every 20 µs, numbered as the server does: milliseconds and then what was drawn.
        let milliseconds = UInt64(begun.microseconds + Int64(number) * 20) / 1_000
        writer.put(
            login: LoginReference(
                session: SessionKey(high: milliseconds << 16 | 0x7000, low: UInt64(number) &* 0x9e37_79b9_7f4a_7c15),
                service: ServiceID(Int64(number % count) + 1), issued: begun,
                granted: .offline))
        writer.put(.sessionID, Array("81\(String(number, radix: 16))".utf8).span)
        writer.put(.userName, Array("line\(number % count)@isp.example".utf8).span)
        writer.put(.callingStation, Array("02:00:5e:10:00:\(number % 90 + 10)".utf8).span)
        writer.put(.portID, Array("ether\(number % 48)".utf8).span)
        writer.put(port: UInt32(truncatingIfNeeded: number))
        writer.put(ipv4: IPv4Address(bits: 0x6440_0000 + UInt32(truncatingIfNeeded: number % count)))
        let bits = UInt128(0x2001_0db8) << 96 | UInt128(number % count) << 72
        if let prefix = try? IPv6Prefix(masking: IPv6Address(bits: bits), length: 56) { writer.put(delegated: prefix) }
    }
}
