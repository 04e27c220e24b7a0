// SPDX-License-Identifier: Apache-2.0

extension ChildProcess {
    /// How a program ended.
    public enum Ending: Sendable, Equatable {
        /// It ended by itself with this exit code.
        case exited(Int32)
        /// It was ended by this signal.
        case signalled(Int32)
    }

    /// What a program wrote, and how it ended.
    public struct Outcome: Sendable {
        /// The ending; nil as long as the program runs.
        public let ending: Ending?
        /// All of the standard output, invalid UTF-8 repaired.
        public let output: String
        /// All of the standard error, invalid UTF-8 repaired.
        public let errorOutput: String

        /// Whether the program ended with exit code 0.
        public var succeeded: Bool { ending == .exited(0) }
    }
}

/// A program that could not be started or did not do in time what a test waits for.
public struct ChildProcessError: Error, CustomStringConvertible, Sendable {
    /// What went wrong.
    public enum Problem: Sendable {
        /// There is no program of this name on the `PATH`.
        case notFound
        /// The system refused to start it.
        case notStarted(String)
        /// The deadline passed.
        case late(Duration)
        /// It ended before it wrote what was waited for.
        case endedEarly(ChildProcess.Ending)
        /// It ended with another code than 0.
        case failed(ChildProcess.Ending)
    }

    /// The program as the test named it.
    public let program: String
    /// What went wrong.
    public let problem: Problem
    /// What it had written, standard error last.
    public let output: String

    public var description: String {
        let said = output.isEmpty ? "" : "; it wrote:\n\(output)"
        return switch problem {
        case .notFound:
            "cannot start \(program): there is no such program on the PATH; `make setup` installs what tests need"
        case .notStarted(let reason): "cannot start \(program): \(reason)"
        case .late(let deadline): "waited \(deadline) for \(program) in vain\(said)"
        case .endedEarly(let ending): "\(program) ended (\(ending)) before it wrote what was waited for\(said)"
        case .failed(let ending): "\(program) failed (\(ending))\(said)"
        }
    }
}

extension ChildProcess.Outcome {
    /// The standard output of a program that must have succeeded.
    /// - Throws: ``ChildProcessError`` with everything it wrote when it did not.
    public func outputOfSuccess(of program: String) throws(ChildProcessError) -> String {
        guard let ending, ending != .exited(0) else { return output }
        throw ChildProcessError(program: program, problem: .failed(ending), output: output + errorOutput)
    }
}
