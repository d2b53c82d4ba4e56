import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("127.0.0.1", int(sys.argv[1])))
server.listen(5)
print("Server listening on 127.0.0.1:%d" % server.getsockname()[1], flush=True)
while True:
    proxy, address = server.accept()
    message = proxy.recv(1024).decode()
    print("Received:", message, flush=True)
    proxy.send("DONE".encode())
    proxy.close()
