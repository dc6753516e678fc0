"""Kernels that start at once: a process that has read the libraries becomes two, and one of them is the kernel.

Each kernel else reads pandas, IPython and ipywidgets anew, three seconds of processor time, and the tests start a
hundred. The kit itself is not read before: what a lesson imports, it imports as a student's kernel does.

    with warm_kernels(folder) as share:         # JUPYTER_PATH=share: "python3" is now such a kernel
    python warm_kernel.py SOCKET -f CONNECTION  # what Jupyter starts as a kernel: it asks for one and waits for its end
"""

import builtins
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from types import SimpleNamespace

MOST_BYTES = 1 << 20  # of a request: a folder, an environment, arguments
LIBRARIES = ("anywidget", "ipykernel.kernelapp", "ipykernel.zmqshell", "IPython.core.completer", "jinja2", "pandas")


@contextmanager
def warm_kernels(folder):
    """Keep a process that has read the libraries; yield the folder in which Jupyter finds its kernel."""
    place = folder / "warm"
    kernel = {
        "argv": [sys.executable, "-I", "-S", __file__, str(place), "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
        "metadata": {"debugger": True},
    }
    about = folder / "share/kernels/python3/kernel.json"
    about.parent.mkdir(parents=True)
    about.write_text(json.dumps(kernel))
    server = subprocess.Popen([sys.executable, "-P", __file__, str(place)], stdout=subprocess.PIPE)
    try:
        assert server.stdout.readline() == b"ready\n"
        yield folder / "share"
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def serve(place):
    """Read the libraries; make a kernel for each that asks."""
    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # pandas asks, as it is read, whether it is in a kernel
    for each in LIBRARIES:
        __import__(each)
    del builtins.get_ipython
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here asks how a kernel ended
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place)
        server.listen(64)
        print("ready", flush=True)
        while True:
            caller, _ = server.accept()
            request, streams, _, _ = socket.recv_fds(caller, MOST_BYTES, 3)
            if os.fork() == 0:
                server.close()
                become_kernel(json.loads(request), streams, caller)
            for each in streams:
                os.close(each)
            caller.close()


def become_kernel(request, streams, caller):
    """Take the place of the one who asks: its folder, environment, arguments and streams."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for number, each in enumerate(streams):
        os.dup2(each, number)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.path[:0] = [each for each in os.environ.get("PYTHONPATH", "").split(os.pathsep) if each]  # as a new one would
    caller.sendall(str(os.getpid()).encode())
    threading.Thread(target=lambda: caller.recv(1) or os._exit(1), daemon=True).start()  # who asked is gone
    sys.argv = ["ipykernel_launcher.py", *request["arguments"], f"--IPKernelApp.parent_handle={os.getppid()}"]
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
    os._exit(0)


def ask(place, arguments):
    """Ask for a kernel and wait for its end; hand on what Jupyter signals."""
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(place)
        request = {"folder": os.getcwd(), "environment": dict(os.environ), "arguments": arguments}
        socket.send_fds(server, [json.dumps(request).encode()], [0, 1, 2])
        kernel = int(server.recv(20))
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda number, frame: os.kill(kernel, number))
        server.recv(1)


if __name__ == "__main__":
    ask(sys.argv[1], sys.argv[2:]) if sys.argv[2:] else serve(sys.argv[1])
