// SPDX-License-Identifier: Apache-2.0

import CFuzzer
import Glibc
import Synchronization

// fuzz list                      names of the decoders
// fuzz seeds DECODER FOLDER      writes where a decoder's fuzzing begins; run in the project's folder
// fuzz run DECODER [libFuzzer's arguments]

let usage = "usage: fuzz list | fuzz seeds DECODER FOLDER | fuzz run DECODER [arguments of libFuzzer]"

func complain(_ message: String) {
    let line = Array("\(message)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

func stop(_ message: String) -> Never {
    complain("fuzz: \(message)")
    exit(2)
}

/// Hands the process over to libFuzzer, which calls back with octets until it has had enough.
func run(_ decoder: Decoder, _ arguments: [String]) -> Never {
    Decoder.chosen.withLock { $0 = decoder }
    var pointers: [UnsafeMutablePointer<CChar>?] = (["fuzz"] + arguments).map { strdup($0) } + [nil]
    var count = CInt(pointers.count - 1)
    let status = pointers.withUnsafeMutableBufferPointer { buffer in
        var start = buffer.baseAddress
        return LLVMFuzzerRunDriver(&count, &start) { octets, count in
            let octets = Array(UnsafeBufferPointer(start: octets, count: count))
            if let broken = Decoder.chosen.withLock(\.self)?.broken(octets) {
                complain("BROKEN PROMISE: \(broken)")
                // What libFuzzer takes for a finding: it keeps the octets and ends.
                abort()
            }
            return 0
        }
    }
    exit(status)
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "list":
    for decoder in Decoder.allCases { print(decoder.rawValue) }
case "seeds" where arguments.count == 3:
    guard let decoder = Decoder(rawValue: arguments[1]) else { stop("no decoder \(arguments[1]); fuzz list") }
    do {
        try Seeds.write(decoder, to: arguments[2])
    } catch {
        stop("no seeds for \(decoder.rawValue): \(error)")
    }
case "run" where arguments.count >= 2:
    guard let decoder = Decoder(rawValue: arguments[1]) else { stop("no decoder \(arguments[1]); fuzz list") }
    run(decoder, Array(arguments.dropFirst(2)))
default:
    stop(usage)
}
