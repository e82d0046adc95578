<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>About this program</source>
      <translation>프로그램 정보</translation>
    </message>
    <message>
      <source>Draw a digit and see every number of the network that reads it.</source>
      <translation>숫자를 그리고, 그것을 읽는 신경망 속의 모든 수를 살펴보는 프로그램입니다.</translation>
    </message>
    <message>
      <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
      <translation>GNU 일반 공중 사용 허가서(GPL) 버전 3 이상을 따르는 자유 소프트웨어이며, 어떠한 보증도 제공하지 않습니다.</translation>
    </message>
    <message>
      <source>It follows the book {book} by Saitoh Koki and was made for its readers; neither author nor publisher had a part in it.</source>
      <translation>사이토 고키의 책 {book}의 흐름을 따르며 그 독자를 위해 만들었습니다. 저자와 출판사는 제작에 관여하지 않았습니다.</translation>
    </message>
    <message>
      <source>&lt;i&gt;Deep Learning from Scratch&lt;/i&gt;</source>
      <translation>『밑바닥부터 시작하는 딥러닝』</translation>
    </message>
    <message>
      <source>The digits are from MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, under the Creative Commons licence {licence}.</source>
      <translation>숫자 이미지는 Yann LeCun, Corinna Cortes, Christopher J. C. Burges의 MNIST에서 가져왔으며, 크리에이티브 커먼즈 라이선스 {licence}를 따릅니다.</translation>
    </message>
    <message>
      <source>The network pen also learned from the pen strokes of UNIPEN, International Unipen Foundation, under the Creative Commons licence {licence}.</source>
      <translation>신경망 pen은 International Unipen Foundation의 UNIPEN 펜 획으로도 학습했으며, 이 자료는 크리에이티브 커먼즈 라이선스 {licence}를 따릅니다.</translation>
    </message>
    <message>
      <source>Made with {libraries}.</source>
      <translation>사용한 라이브러리: {libraries}.</translation>
    </message>
    <message>
      <source>Neural Network Explorer</source>
      <translation>신경망 탐색기</translation>
    </message>
  </context>
  <context>
    <name>ActivationMark</name>
    <message>
      <source>The neuron on the curve of its activation (section 3.2); for softmax its share among all outputs (section 3.5)</source>
      <translation>활성화 함수 곡선 위의 뉴런(3.2절). 소프트맥스는 전체 출력 중 이 뉴런의 비율(3.5절)</translation>
    </message>
    <message>
      <source>The neuron on the curve of its activation</source>
      <translation>활성화 함수 곡선 위의 뉴런</translation>
    </message>
  </context>
  <context>
    <name>ArrayControl</name>
    <message>
      <source>Remove the last number</source>
      <translation>마지막 수 빼기</translation>
    </message>
    <message>
      <source>Remove the last row</source>
      <translation>마지막 행 빼기</translation>
    </message>
    <message>
      <source>Add a number</source>
      <translation>수 추가</translation>
    </message>
    <message>
      <source>Add a row</source>
      <translation>행 추가</translation>
    </message>
    <message>
      <source>Remove the last column</source>
      <translation>마지막 열 빼기</translation>
    </message>
    <message>
      <source>Add a column</source>
      <translation>열 추가</translation>
    </message>
  </context>
  <context>
    <name>AugmentationBox</name>
    <message>
      <source>Distort the images</source>
      <translation>이미지 변형</translation>
    </message>
    <message>
      <source>Every batch is turned, stretched, bent and drawn with another pen anew: so a network overfits less (beside section 6.4; Simard, Steinkraus and Platt 2003)</source>
      <translation>배치마다 이미지를 새로 돌리고 늘이고 구부리고 획의 굵기를 바꿉니다. 그러면 오버피팅이 줄어듭니다(6.4절 참고, Simard, Steinkraus, Platt 2003).</translation>
    </message>
    <message>
      <source>Above as it is, below as a batch may have it</source>
      <translation>위는 원본, 아래는 변형의 예</translation>
    </message>
    <message>
      <source>Other images, distorted anew</source>
      <translation>다른 이미지를 새로 변형합니다.</translation>
    </message>
    <message>
      <source>Training images and their distorted versions</source>
      <translation>훈련 이미지와 그 변형</translation>
    </message>
  </context>
  <context>
    <name>BackwardStrip</name>
    <message>
      <source>The answer is right: {answer}</source>
      <translation>신경망의 답이 맞음: {answer}</translation>
    </message>
    <message>
      <source>Take the network's answer as the true label t (section 4.2)</source>
      <translation>신경망의 답을 정답 레이블 t로 삼습니다(4.2절).</translation>
    </message>
    <message>
      <source>Say above what the drawing really shows: the loss compares the answer with its true label (section 4.2).</source>
      <translation>그림이 실제로 나타내는 것을 위에서 고르세요. 손실은 신경망의 답을 정답 레이블과 비교한 값입니다(4.2절).</translation>
    </message>
  </context>
  <context>
    <name>BatchPage</name>
    <message>
      <source>First layer, ±{limit}</source>
      <translation>첫 층, ±{limit}</translation>
    </message>
    <message>
      <source>Loss {loss} · {right} of {n} read right</source>
      <translation>손실 {loss} · {n}장 중 {right}장 정답</translation>
    </message>
    <message>
      <source>The mini-batch of each update appears here: press Step, or start in slow motion</source>
      <translation>갱신에 쓴 미니배치가 여기에 나옵니다. [1회]를 누르거나 느린 속도로 시작하세요</translation>
    </message>
    <message>
      <source>A sample: the batch of iteration {n}. Slow down to see every one</source>
      <translation>일부만 표시: 반복 {n}의 배치. 모두 보려면 속도를 늦추세요</translation>
    </message>
    <message>
      <source>The batch of iteration {n}, and what it did</source>
      <translation>반복 {n}의 배치와 그 갱신</translation>
    </message>
    <message>
      <source>Gradient</source>
      <translation>기울기</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>변화량</translation>
    </message>
    <message>
      <source>What the pictures show</source>
      <translation>그림에 표시할 값</translation>
    </message>
    <message>
      <source>The gradient of the loss, or what the optimizer changed by it (section 6.1)</source>
      <translation>손실의 기울기, 또는 최적화 기법이 그 기울기로 바꾼 양입니다(6.1절).</translation>
    </message>
    <message>
      <source>Images of the batch</source>
      <translation>배치의 이미지</translation>
    </message>
    <message>
      <source>Press an image to put it on the canvas</source>
      <translation>이미지를 누르면 그림판에 놓습니다.</translation>
    </message>
  </context>
  <context>
    <name>BrowserPanel</name>
    <message>
      <source>Numbers go from 0 to {n} here.</source>
      <translation>번호는 0부터 {n}까지 있습니다.</translation>
    </message>
    <message>
      <source>To learn from</source>
      <translation>훈련용</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>검증용</translation>
    </message>
    <message>
      <source>Not used</source>
      <translation>쓰지 않음</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>시험용</translation>
    </message>
    <message>
      <source>Data set; more can be downloaded in Train, Set-up</source>
      <translation>데이터셋. 학습 탭의 설정에서 더 내려받을 수 있습니다.</translation>
    </message>
    <message>
      <source>Data set</source>
      <translation>데이터셋</translation>
    </message>
    <message>
      <source>What the run learns from, what it sets aside, what it is tested on (section 4.1.2)</source>
      <translation>학습에 쓰는 것, 따로 떼어 둔 것, 시험에 쓰는 것(4.1.2절)</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>구분</translation>
    </message>
    <message>
      <source>Find a number</source>
      <translation>번호 찾기</translation>
    </message>
    <message>
      <source>Number of an image in its file, from 0 on; Enter finds it</source>
      <translation>파일에서 이미지의 번호(0부터). Enter로 찾습니다.</translation>
    </message>
    <message>
      <source>Find an image by its number</source>
      <translation>번호로 이미지 찾기</translation>
    </message>
    <message>
      <source>Put on the canvas</source>
      <translation>그림판에 놓기</translation>
    </message>
    <message>
      <source>Let the network read this image (Enter)</source>
      <translation>신경망에 이 이미지를 읽힙니다(Enter).</translation>
    </message>
  </context>
  <context>
    <name>Canvas</name>
    <message>
      <source>Drop the image here</source>
      <translation>이미지를 여기에 놓으세요</translation>
    </message>
    <message>
      <source>Draw a digit here,
or paste or drop an image</source>
      <translation>여기에 숫자를 그리거나
이미지를 붙여넣거나 끌어다 놓으세요</translation>
    </message>
    <message>
      <source>Draw here</source>
      <translation>여기에 그리세요</translation>
    </message>
    <message>
      <source>Left button draws, right button erases; a right click opens a menu.
Keys: [ and ] width, P pen, E eraser, R random sample, Del clear, Esc drops the running stroke.</source>
      <translation>왼쪽 버튼으로 그리고 오른쪽 버튼으로 지웁니다. 오른쪽 클릭은 메뉴를 엽니다.
단축키: [ ] 굵기, P 펜, E 지우개, R 무작위 이미지, Del 비우기, Esc 긋던 획 취소</translation>
    </message>
    <message>
      <source>Drawing canvas</source>
      <translation>그림판</translation>
    </message>
    <message>
      <source>Draw a digit with the mouse, a pen or a finger; the right button erases.</source>
      <translation>마우스, 펜, 손가락으로 숫자를 그리세요. 오른쪽 버튼으로 지웁니다.</translation>
    </message>
  </context>
  <context>
    <name>CanvasMenu</name>
    <message>
      <source>Drawing</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>&amp;Paste image</source>
      <translation>이미지 붙여넣기(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Open image…</source>
      <translation>이미지 열기(&amp;O)…</translation>
    </message>
    <message>
      <source>Sa&amp;ve as PNG…</source>
      <translation>PNG로 저장(&amp;V)…</translation>
    </message>
    <message>
      <source>&amp;Random sample</source>
      <translation>무작위 이미지(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Clear</source>
      <translation>비우기(&amp;C)</translation>
    </message>
    <message>
      <source>Preprocessing &amp;steps</source>
      <translation>전처리 과정(&amp;S)</translation>
    </message>
  </context>
  <context>
    <name>ClassList</name>
    <message>
      <source>All classes</source>
      <translation>모든 클래스</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>Show the images of one class (0 to 9 on the images, Esc for all); bars: how many it has</source>
      <translation>한 클래스의 이미지만 보여 줍니다(이미지 위에서 0~9, 전체는 Esc). 막대는 이미지 수입니다.</translation>
    </message>
  </context>
  <context>
    <name>CodeLabel</name>
    <message>
      <source>The code that makes this figure</source>
      <translation>이 그림을 만드는 코드</translation>
    </message>
    <message>
      <source>The code that makes this figure, with the shapes of the moment; it can be selected</source>
      <translation>이 그림을 만드는 코드와 지금의 형상. 선택하여 복사할 수 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>CodeListing</name>
    <message>
      <source>Code</source>
      <translation>코드</translation>
    </message>
    <message>
      <source>Up and down move over the lines, Enter goes to one.</source>
      <translation>위아래 화살표 키로 줄을 옮겨 다니고, Enter로 그 줄까지 실행합니다.</translation>
    </message>
  </context>
  <context>
    <name>CodePage</name>
    <message>
      <source>The lines that compute the picture; pointing at one lights its part.</source>
      <translation>위의 그림을 계산하는 코드입니다. 한 줄을 가리키면 그 부분이 강조됩니다.</translation>
    </message>
    <message>
      <source>Copy as program</source>
      <translation>프로그램으로 복사</translation>
    </message>
    <message>
      <source>Copy a NumPy program that runs by itself and gives these very numbers</source>
      <translation>그대로 실행하면 똑같은 수가 나오는 NumPy 프로그램을 복사합니다.</translation>
    </message>
  </context>
  <context>
    <name>ColourLegend</name>
    <message>
      <source>Blue is negative, red is positive, the background is zero.</source>
      <translation>파란색은 음수, 빨간색은 양수, 배경색은 0입니다.</translation>
    </message>
    <message>
      <source>Colour scale from negative, blue, to positive, red</source>
      <translation>음수(파란색)에서 양수(빨간색)까지의 색 척도</translation>
    </message>
  </context>
  <context>
    <name>ConfigWords</name>
    <message>
      <source>The accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>The activation</source>
      <translation>활성화 함수</translation>
    </message>
    <message>
      <source>The batch size</source>
      <translation>배치 크기</translation>
    </message>
    <message>
      <source>The data set</source>
      <translation>데이터셋</translation>
    </message>
    <message>
      <source>The number of digits</source>
      <translation>숫자의 수</translation>
    </message>
    <message>
      <source>The number of epochs</source>
      <translation>에폭 수</translation>
    </message>
    <message>
      <source>The interval of measuring</source>
      <translation>측정 간격</translation>
    </message>
    <message>
      <source>A hidden layer</source>
      <translation>은닉층</translation>
    </message>
    <message>
      <source>The choice of first weights</source>
      <translation>가중치 초깃값</translation>
    </message>
    <message>
      <source>The number of iterations</source>
      <translation>반복 횟수</translation>
    </message>
    <message>
      <source>The weight decay</source>
      <translation>가중치 감소</translation>
    </message>
    <message>
      <source>The learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>The optimizer</source>
      <translation>최적화 기법</translation>
    </message>
    <message>
      <source>The seed</source>
      <translation>시드</translation>
    </message>
    <message>
      <source>The number of steps</source>
      <translation>갱신 횟수</translation>
    </message>
    <message>
      <source>A whole number from {low} to {high}.</source>
      <translation>{low}~{high}의 정수여야 합니다.</translation>
    </message>
    <message>
      <source>A number from {low} to {high}.</source>
      <translation>{low}~{high}의 수여야 합니다.</translation>
    </message>
    <message>
      <source>A whole number of {low} or more.</source>
      <translation>{low} 이상의 정수여야 합니다.</translation>
    </message>
    <message>
      <source>A number of {low} or more.</source>
      <translation>{low} 이상의 수여야 합니다.</translation>
    </message>
    <message>
      <source>A whole number above {low}.</source>
      <translation>{low}보다 큰 정수여야 합니다.</translation>
    </message>
    <message>
      <source>A number above {low}.</source>
      <translation>{low}보다 큰 수여야 합니다.</translation>
    </message>
    <message>
      <source>One of {names}.</source>
      <translation>다음 중 하나여야 합니다: {names}.</translation>
    </message>
    <message>
      <source>It has to be {allowed}.</source>
      <translation>쓸 수 있는 값: {allowed}.</translation>
    </message>
  </context>
  <context>
    <name>ConfusionPage</name>
    <message>
      <source>What it confuses appears with Start</source>
      <translation>[시작]을 누르면 무엇을 혼동하는지 나타납니다</translation>
    </message>
    <message>
      <source>How {n} test images are read: true class down, read class across</source>
      <translation>시험 이미지 {n}장을 읽은 결과: 행은 정답, 열은 읽은 결과</translation>
    </message>
    <message>
      <source>Press a cell to see its images</source>
      <translation>칸을 누르면 그 이미지를 보여 줍니다</translation>
    </message>
    <message>
      <source>Images of the chosen cell</source>
      <translation>고른 칸의 이미지</translation>
    </message>
    <message>
      <source>Press an image to put it on the canvas</source>
      <translation>이미지를 누르면 그림판에 놓습니다.</translation>
    </message>
  </context>
  <context>
    <name>ConfusionView</name>
    <message>
      <source>{n} images of {true} were read as {guess}</source>
      <translation>{true} 이미지 {n}장을 {guess}(으)로 읽었습니다</translation>
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation>혼동 행렬</translation>
    </message>
    <message>
      <source>Rows: the true class. Columns: what was read. Press a cell to see its images</source>
      <translation>행은 정답 클래스, 열은 읽은 결과입니다. 칸을 누르면 그 이미지를 보여 줍니다.</translation>
    </message>
  </context>
  <context>
    <name>CopyButton</name>
    <message>
      <source>Copied</source>
      <translation>복사됨</translation>
    </message>
    <message>
      <source>Copy as Python</source>
      <translation>파이썬 코드로 복사</translation>
    </message>
    <message>
      <source>Copy a NumPy program that prints these numbers</source>
      <translation>이 수들을 출력하는 NumPy 프로그램을 복사합니다.</translation>
    </message>
  </context>
  <context>
    <name>CursorTable</name>
    <message>
      <source>iteration</source>
      <translation>반복</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에폭</translation>
    </message>
    <message>
      <source>time</source>
      <translation>시간</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>smoothed</source>
      <translation>평활 손실</translation>
    </message>
    <message>
      <source>train</source>
      <translation>훈련</translation>
    </message>
    <message>
      <source>test</source>
      <translation>시험</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>검증</translation>
    </message>
    <message>
      <source>rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>gradient</source>
      <translation>기울기</translation>
    </message>
    <message>
      <source>update ratio</source>
      <translation>갱신 비율</translation>
    </message>
  </context>
  <context>
    <name>CurveBar</name>
    <message>
      <source>{weight}: about the last {n} iterations</source>
      <translation>{weight}: 대략 최근 {n}회 반복</translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation>평활</translation>
    </message>
    <message>
      <source>Smoothing of the loss</source>
      <translation>손실의 평활 정도</translation>
    </message>
    <message>
      <source>How much of the past the smoothed loss keeps: 0 leaves every mini-batch as it is, 0.9 means over about ten, 0.999 over a thousand. The start is not pulled to zero.</source>
      <translation>평활한 손실이 지난 값을 얼마나 간직하는지 정합니다. 0이면 미니배치마다의 값 그대로이고, 0.9는 약 10회, 0.999는 약 1,000회의 평균입니다. 시작 부분이 0으로 끌려가지 않게 보정합니다.</translation>
    </message>
    <message>
      <source>by</source>
      <translation>기준</translation>
    </message>
    <message>
      <source>iteration</source>
      <translation>반복</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에폭</translation>
    </message>
    <message>
      <source>time</source>
      <translation>시간</translation>
    </message>
    <message>
      <source>What the curves go by</source>
      <translation>곡선의 가로축</translation>
    </message>
    <message>
      <source>By iterations, by epochs (passes over the training images, section 4.5.3), or by the time spent training; pauses do not count</source>
      <translation>반복 횟수, 에폭(훈련 이미지 전체를 한 번 본 것, 4.5.3절), 또는 학습에 걸린 시간입니다. 멈춘 시간은 세지 않습니다.</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>로그</translation>
    </message>
    <message>
      <source>Logarithmic loss</source>
      <translation>로그 눈금의 손실</translation>
    </message>
    <message>
      <source>Draw the loss by ratios: from 1 to 0.1 is as far as from 0.1 to 0.01</source>
      <translation>손실을 비율로 그립니다. 1에서 0.1까지와 0.1에서 0.01까지의 거리가 같습니다.</translation>
    </message>
    <message>
      <source>Diff</source>
      <translation>차이</translation>
    </message>
    <message>
      <source>Difference to the current run</source>
      <translation>현재 학습과의 차이</translation>
    </message>
    <message>
      <source>Draw each shown run minus the current one, at the same iterations: below 0 its loss is lower</source>
      <translation>표시한 학습에서 현재 학습을 뺀 값을 같은 반복끼리 그립니다. 0보다 아래면 손실이 더 작습니다.</translation>
    </message>
    <message>
      <source>More ▾</source>
      <translation>더 보기 ▾</translation>
    </message>
    <message>
      <source>More curves</source>
      <translation>다른 곡선</translation>
    </message>
    <message>
      <source>Show the learning rate, the gradient's length, or how far each update goes</source>
      <translation>학습률, 기울기의 크기, 갱신량을 보여 줍니다.</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>The rate of every update, after its schedule (section 4.4.2)</source>
      <translation>스케줄에 따른 갱신마다의 학습률(4.4.2절)</translation>
    </message>
    <message>
      <source>Gradient norm</source>
      <translation>기울기의 크기</translation>
    </message>
    <message>
      <source>How steep the loss is where the weights are (section 4.4)</source>
      <translation>지금의 가중치에서 손실이 얼마나 가파른지(4.4절)</translation>
    </message>
    <message>
      <source>Update-to-weight ratio</source>
      <translation>가중치 대비 갱신 비율</translation>
    </message>
    <message>
      <source>How far an update moves the weights by how large they are; about 0.001 is usual</source>
      <translation>가중치의 크기에 견준 갱신량입니다. 보통 0.001 정도입니다.</translation>
    </message>
  </context>
  <context>
    <name>CurveCursor</name>
    <message>
      <source>this run</source>
      <translation>현재 학습</translation>
    </message>
  </context>
  <context>
    <name>CurvePlot</name>
    <message>
      <source>Follow</source>
      <translation>따라가기</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>그림 복사</translation>
    </message>
    <message>
      <source>Held: Home follows</source>
      <translation>고정됨: Home으로 따라가기</translation>
    </message>
    <message>
      <source>Back to the whole, following what is new (Home)</source>
      <translation>전체 보기로 돌아가 새 값을 따라갑니다(Home).</translation>
    </message>
  </context>
  <context>
    <name>CurveSheet</name>
    <message>
      <source>Loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>Loss, smoothed</source>
      <translation>손실(평활)</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>Accuracy on the test images</source>
      <translation>시험 이미지의 정확도</translation>
    </message>
    <message>
      <source>mini-batches</source>
      <translation>미니배치</translation>
    </message>
    <message>
      <source>training images</source>
      <translation>훈련 이미지</translation>
    </message>
    <message>
      <source>test images</source>
      <translation>시험 이미지</translation>
    </message>
    <message>
      <source>iteration</source>
      <translation>반복</translation>
    </message>
  </context>
  <context>
    <name>CurvesPanel</name>
    <message>
      <source>validation</source>
      <translation>검증</translation>
    </message>
    <message>
      <source>Start shows the network {n} images of {data}, one mini-batch after another. Watch its loss fall here, and below the share it reads right.</source>
      <translation>[시작]을 누르면 {data} 이미지 {n}장을 미니배치 단위로 학습합니다. 손실이 줄고 아래의 정확도가 오르는 과정을 지켜보세요.</translation>
    </message>
    <message>
      <source>epoch {n}</source>
      <translation>에폭 {n}</translation>
    </message>
    <message>
      <source>{n} s of training</source>
      <translation>학습 {n}초</translation>
    </message>
    <message>
      <source>iteration {n}</source>
      <translation>반복 {n}</translation>
    </message>
    <message>
      <source>batch</source>
      <translation>미니배치</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>train</source>
      <translation>훈련</translation>
    </message>
    <message>
      <source>test</source>
      <translation>시험</translation>
    </message>
    <message>
      <source>Loss over the iterations</source>
      <translation>반복에 따른 손실</translation>
    </message>
    <message>
      <source>Accuracy over the iterations</source>
      <translation>반복에 따른 정확도</translation>
    </message>
    <message>
      <source>Cross-entropy error (section 4.2.2) of the mini-batches, and its smoothed course. Click to look at the network as it was there. Drag, turn the wheel or draw a box with Shift to look closer, Home to follow again.</source>
      <translation>미니배치의 교차 엔트로피 오차(4.2.2절)와 그 추세입니다. 클릭하면 그때의 신경망을 봅니다. 끌거나 휠을 돌리거나 Shift로 상자를 그려 자세히 보고, Home을 누르면 다시 따라갑니다.</translation>
    </message>
    <message>
      <source>Accuracy on the images it learns from, and on test images it never sees (section 4.5.3)</source>
      <translation>학습에 쓰는 훈련 이미지의 정확도와, 학습에 쓰지 않는 시험 이미지의 정확도(4.5.3절)</translation>
    </message>
    <message>
      <source>iteration</source>
      <translation>반복</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에폭</translation>
    </message>
    <message>
      <source>seconds of training</source>
      <translation>학습 시간(초)</translation>
    </message>
    <message>
      <source>Loss: mini-batches, recent mean</source>
      <translation>손실: 미니배치별 값, 최근 평균</translation>
    </message>
    <message>
      <source>Accuracy: share read right</source>
      <translation>정확도: 바르게 읽은 비율</translation>
    </message>
    <message>
      <source>guessing: {loss}</source>
      <translation>무작위 추측: {loss}</translation>
    </message>
    <message>
      <source>guessing: {share}</source>
      <translation>무작위 추측: {share}</translation>
    </message>
    <message>
      <source>Recent mean loss minus that of the current run</source>
      <translation>최근 평균 손실 − 현재 학습의 값</translation>
    </message>
    <message>
      <source>Test accuracy minus that of the current run</source>
      <translation>시험 정확도 − 현재 학습의 값</translation>
    </message>
  </context>
  <context>
    <name>DataBrowserWindow</name>
    <message>
      <source>Loading {name} …</source>
      <translation>{name} 불러오는 중…</translation>
    </message>
    <message>
      <source>{name}, number {n}</source>
      <translation>정답 {name}, 번호 {n}</translation>
    </message>
    <message>
      <source>There are too few of your own digits yet: draw some, and keep them (Ctrl+K).</source>
      <translation>내 숫자가 아직 모자랍니다. 숫자를 그려 보관하세요(Ctrl+K).</translation>
    </message>
    <message>
      <source>{name} is not on this computer. Download it in Train, Set-up.</source>
      <translation>{name} 데이터가 이 컴퓨터에 없습니다. 학습 탭의 설정에서 내려받으세요.</translation>
    </message>
    <message>
      <source>{n} images of {name}</source>
      <translation>{name} 이미지 {n}장</translation>
    </message>
    <message>
      <source>Press an image to put it on the canvas, with its true class</source>
      <translation>이미지를 누르면 정답 클래스와 함께 그림판에 놓습니다</translation>
    </message>
    <message>
      <source>Browse images</source>
      <translation>이미지 둘러보기</translation>
    </message>
  </context>
  <context>
    <name>DatasetChooser</name>
    <message>
      <source>Download {name} first.</source>
      <translation>먼저 {name} 데이터를 다운로드하세요.</translation>
    </message>
    <message>
      <source>Keep {least} of your own digits first: there are {n}.</source>
      <translation>먼저 내 숫자를 {least}개 보관하세요. 지금은 {n}개입니다.</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>데이터</translation>
    </message>
    <message>
      <source>The images to learn from, and to be tested on (sections 3.6.1 and 4.1.2).</source>
      <translation>학습과 시험에 쓸 이미지입니다(3.6.1절, 4.1.2절).</translation>
    </message>
    <message>
      <source>{source}. {licence}.</source>
      <translation>{source}. {licence}.</translation>
    </message>
    <message>
      <source>Of your digits every third is never learned from: those judge. Among others, yours come up more often than their number.</source>
      <translation>내 숫자의 3분의 1은 학습에 쓰지 않고 시험에 씁니다. 다른 숫자와 섞으면 내 숫자가 그 수에 비해 더 자주 나옵니다.</translation>
    </message>
    <message>
      <source>Look at the images of this data set</source>
      <translation>이 데이터셋의 이미지를 살펴봅니다.</translation>
    </message>
    <message>
      <source>Browse images</source>
      <translation>이미지 둘러보기</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>취소</translation>
    </message>
    <message>
      <source>Stop the download; complete files are kept</source>
      <translation>다운로드를 멈춥니다. 다 받은 파일은 남겨 둡니다.</translation>
    </message>
    <message>
      <source>Download {size}</source>
      <translation>다운로드 {size}</translation>
    </message>
    <message>
      <source>Download {name} to this computer, once</source>
      <translation>{name} 데이터를 이 컴퓨터에 내려받습니다. 한 번만 받으면 됩니다.</translation>
    </message>
    <message>
      <source>{name} (download, {size})</source>
      <translation>{name} (다운로드, {size})</translation>
    </message>
    <message>
      <source>{name} ({n} kept)</source>
      <translation>{name} ({n}개 보관)</translation>
    </message>
    <message>
      <source>Too few of your own digits yet: draw one, say what it is, and keep it (Ctrl+K).</source>
      <translation>내 숫자가 아직 모자랍니다. 숫자를 그리고 정답을 정한 뒤 보관하세요(Ctrl+K).</translation>
    </message>
    <message>
      <source>{train} to learn from, {test} of yours to test</source>
      <translation>훈련 {train}장, 시험(내 숫자) {test}장</translation>
    </message>
    <message>
      <source>{train} to learn from, {test} to test</source>
      <translation>훈련 {train}장, 시험 {test}장</translation>
    </message>
  </context>
  <context>
    <name>DigitActions</name>
    <message>
      <source>Keep</source>
      <translation>보관</translation>
    </message>
    <message>
      <source>Teach it</source>
      <translation>가르치기</translation>
    </message>
    <message>
      <source>My digits</source>
      <translation>내 숫자</translation>
    </message>
    <message>
      <source>Your kept digits: how they are read, and training on them (Ctrl+D)</source>
      <translation>보관한 내 숫자: 어떻게 읽히는지 보고, 이 숫자로 학습시킵니다(Ctrl+D).</translation>
    </message>
    <message>
      <source>Kept</source>
      <translation>보관됨</translation>
    </message>
    <message>
      <source>This drawing is among your digits</source>
      <translation>이 그림은 내 숫자에 들어 있습니다.</translation>
    </message>
    <message>
      <source>Keep this drawing, as a {label}, among your own digits (Ctrl+K)</source>
      <translation>이 그림을 {label}(으)로 내 숫자에 보관합니다(Ctrl+K).</translation>
    </message>
    <message>
      <source>One update of the network on this drawing, as a {label}: see the verdict turn, and what it costs (Ctrl+T, section 4.4.2)</source>
      <translation>이 그림을 {label}(으)로 가르쳐 신경망을 한 번 갱신합니다. 판정이 어떻게 바뀌고 무엇을 잃는지 보세요(Ctrl+T, 4.4.2절).</translation>
    </message>
    <message>
      <source>Draw a digit first</source>
      <translation>먼저 숫자를 그리세요.</translation>
    </message>
    <message>
      <source>Only digits can be kept and taught here; this picture shows something else</source>
      <translation>여기서는 숫자만 보관하고 가르칠 수 있습니다. 이 그림은 숫자가 아닙니다.</translation>
    </message>
    <message>
      <source>Say first which digit this is: click its bar, or choose the label</source>
      <translation>먼저 어떤 숫자인지 정하세요. 막대를 클릭하거나 정답을 고르면 됩니다.</translation>
    </message>
    <message>
      <source>This network has no such class</source>
      <translation>이 신경망에는 그런 클래스가 없습니다.</translation>
    </message>
    <message>
      <source>This network has activations without a slope to learn by</source>
      <translation>이 신경망에는 기울기가 없어 학습할 수 없는 활성화 함수가 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>DigitFiles</name>
    <message>
      <source>Export digits</source>
      <translation>숫자 내보내기</translation>
    </message>
    <message>
      <source>Digits (*.npz)</source>
      <translation>숫자 (*.npz)</translation>
    </message>
    <message>
      <source>{n} digits written to {file}</source>
      <translation>숫자 {n}개를 {file}에 저장했습니다.</translation>
    </message>
    <message>
      <source>Import digits</source>
      <translation>숫자 가져오기</translation>
    </message>
    <message>
      <source>Digits (*.npz);;All files (*)</source>
      <translation>숫자 (*.npz);;모든 파일 (*)</translation>
    </message>
    <message>
      <source>{new} digits are new, {known} were there already</source>
      <translation>새 숫자 {new}개를 추가했습니다. {known}개는 이미 있었습니다.</translation>
    </message>
  </context>
  <context>
    <name>DigitMosaic</name>
    <message>
      <source>Your digits</source>
      <translation>내 숫자</translation>
    </message>
    <message>
      <source>A {label}, read as {read}</source>
      <translation>{label}, {read}(으)로 읽음</translation>
    </message>
    <message>
      <source>A {label}</source>
      <translation>{label}</translation>
    </message>
  </context>
  <context>
    <name>DoctorLine</name>
    <message>
      <source>What is wrong here? Press to see what it means and what helps</source>
      <translation>무엇이 문제일까요? 누르면 뜻과 해결 방법을 보여 줍니다.</translation>
    </message>
  </context>
  <context>
    <name>DoctorWords</name>
    <message>
      <source>It diverged at iteration {iteration}</source>
      <translation>반복 {iteration}에서 발산했습니다</translation>
    </message>
    <message>
      <source>All {units} units of layer {layer} are the same</source>
      <translation>{layer}층의 뉴런 {units}개가 모두 같습니다</translation>
    </message>
    <message>
      <source>{dead} of {units} ReLUs of layer {layer} are dead</source>
      <translation>{layer}층의 ReLU {units}개 중 {dead}개가 죽었습니다</translation>
    </message>
    <message>
      <source>Layer {layer} is saturated: {share}</source>
      <translation>{layer}층이 포화되었습니다: {share}</translation>
    </message>
    <message>
      <source>The learning rate seems too high</source>
      <translation>학습률이 너무 높아 보입니다</translation>
    </message>
    <message>
      <source>The loss hardly moves</source>
      <translation>손실이 거의 줄지 않습니다</translation>
    </message>
    <message>
      <source>It overfits: {train} against {test}</source>
      <translation>오버피팅입니다: 훈련 {train}, 시험 {test}</translation>
    </message>
    <message>
      <source>With a rate of {rate} each step overshot further than the one before, until at iteration {iteration} the loss was no longer a number. The run went back to iteration {kept}. Lower the rate and go on, or branch off earlier (section 4.4.2).</source>
      <translation>학습률 {rate}에서는 갱신할 때마다 전보다 더 멀리 지나쳐, 반복 {iteration}에서 손실이 더는 수가 아니게 되었습니다. 학습은 반복 {kept}(으)로 돌아갔습니다. 학습률을 낮추고 계속하거나, 더 앞에서 갈라지세요(4.4.2절).</translation>
    </message>
    <message>
      <source>The {units} units of layer {layer} have the same weights, so each gets the same gradient, and they stay the same for good: the layer is worth a single unit. Begin with random first weights, such as He or Xavier (section 6.2.1).</source>
      <translation>{layer}층의 뉴런 {units}개는 가중치가 같아 기울기도 같고, 언제까지나 같은 채로 남습니다. 층 전체가 뉴런 하나와 다름없습니다. He나 Xavier처럼 무작위 초깃값으로 시작하세요(6.2.1절).</translation>
    </message>
    <message>
      <source>{dead} of the {units} units of layer {layer} give 0 for every test image looked at. There a ReLU has no slope, so they learn nothing more. A lower learning rate, He's first weights or Leaky ReLU help (section 6.2.3).</source>
      <translation>{layer}층의 뉴런 {units}개 중 {dead}개가 살펴본 모든 시험 이미지에서 0을 출력합니다. 그곳에서는 ReLU의 기울기가 0이라 더 배우지 못합니다. 학습률을 낮추거나 He 초깃값 또는 Leaky ReLU를 써 보세요(6.2.3절).</translation>
    </message>
    <message>
      <source>{share} of the outputs of layer {layer} lie on the flat ends of their curve, where the gradient all but vanishes. Smaller first weights (Xavier) or ReLU help (section 6.2.2).</source>
      <translation>{layer}층 출력의 {share}가 곡선의 평평한 양 끝에 몰려 기울기가 거의 사라집니다. 더 작은 초깃값(Xavier)이나 ReLU를 써 보세요(6.2.2절).</translation>
    </message>
    <message>
      <source>The loss is at {now}, and was down at {lowest} before: with a rate of {rate} the steps jump across the valley. Go back on the timeline, branch off there, and try a third of the rate.</source>
      <translation>손실이 지금은 {now}이지만 전에는 {lowest}까지 내려갔습니다. 학습률 {rate}에서는 한 번에 골짜기를 건너뜁니다. 타임라인에서 그때로 돌아가 갈라진 다음, 학습률을 3분의 1로 낮춰 보세요.</translation>
    </message>
    <message>
      <source>Over the last {iterations} iterations the loss went from {before} to {now}, with much still to learn. With a rate of {rate} the steps may be too small: try three times as much.</source>
      <translation>배울 것이 많이 남았는데도 최근 {iterations}회 반복에서 손실이 {before}에서 {now}(으)로 변했을 뿐입니다. 학습률 {rate}에서는 갱신이 너무 작을 수 있습니다. 세 배로 높여 보세요.</translation>
    </message>
    <message>
      <source>It reads {train} of the images it learns from, but {test} of those it never saw, and gains no more there. More images, weight decay or a smaller network help (section 6.4.1).</source>
      <translation>학습에 쓴 이미지는 {train} 맞히지만 처음 보는 이미지는 {test}만 맞히고, 더는 나아지지 않습니다. 이미지를 늘리거나 가중치 감소 또는 더 작은 신경망을 써 보세요(6.4.1절).</translation>
    </message>
  </context>
  <context>
    <name>DrawingFiles</name>
    <message>
      <source>Open image</source>
      <translation>이미지 열기</translation>
    </message>
    <message>
      <source>Images (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.svg);;All files (*)</source>
      <translation>이미지 (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.svg);;모든 파일 (*)</translation>
    </message>
    <message>
      <source>Save drawing</source>
      <translation>그림 저장</translation>
    </message>
    <message>
      <source>PNG image (*.png)</source>
      <translation>PNG 이미지 (*.png)</translation>
    </message>
  </context>
  <context>
    <name>DrawingPanel</name>
    <message>
      <source>Drawing</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>What the network sees</source>
      <translation>신경망이 보는 것</translation>
    </message>
    <message>
      <source>One of your digits: draw over it, or erase</source>
      <translation>내 숫자: 덧그리거나 지울 수 있습니다</translation>
    </message>
    <message>
      <source>Your image: draw over it, or erase</source>
      <translation>내 이미지: 덧그리거나 지울 수 있습니다</translation>
    </message>
    <message>
      <source>A sample: your first stroke replaces it</source>
      <translation>예시 이미지: 획을 그으면 새로 시작합니다</translation>
    </message>
    <message>
      <source>Test image {index} of {dataset}: {name}</source>
      <translation>{dataset} 시험 이미지 {index}: {name}</translation>
    </message>
    <message>
      <source>Training image {index} of {dataset}: {name}</source>
      <translation>{dataset} 훈련 이미지 {index}: {name}</translation>
    </message>
    <message>
      <source>Draw, paste or drop a digit</source>
      <translation>숫자를 그리거나 붙여넣거나 끌어다 놓으세요</translation>
    </message>
    <message>
      <source>Your drawing: every move is read</source>
      <translation>내 그림: 움직일 때마다 읽습니다</translation>
    </message>
  </context>
  <context>
    <name>DrawingTools</name>
    <message>
      <source>Pen</source>
      <translation>펜</translation>
    </message>
    <message>
      <source>Pen (P on the canvas): draws ink</source>
      <translation>펜(그림판에서 P): 획을 긋습니다.</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>지우개</translation>
    </message>
    <message>
      <source>Eraser (E on the canvas); the right button always erases</source>
      <translation>지우개(그림판에서 E). 오른쪽 버튼은 언제나 지웁니다.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
    <message>
      <source>Undo the last stroke, clearing or sample (Ctrl+Z)</source>
      <translation>마지막 획, 비우기, 예시 이미지를 되돌립니다(Ctrl+Z).</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>다시 실행</translation>
    </message>
    <message>
      <source>Redo what was undone (Ctrl+Shift+Z)</source>
      <translation>되돌린 것을 다시 실행합니다(Ctrl+Shift+Z).</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>비우기</translation>
    </message>
    <message>
      <source>Empty the canvas (Del on the canvas); Undo brings it back</source>
      <translation>그림판을 비웁니다(그림판에서 Del). 실행 취소로 되살릴 수 있습니다.</translation>
    </message>
    <message>
      <source>Random sample</source>
      <translation>무작위 이미지</translation>
    </message>
    <message>
      <source>A random test image of the data set, with its true label (R on the canvas)</source>
      <translation>데이터셋에서 무작위로 고른 시험 이미지와 정답 레이블(그림판에서 R)</translation>
    </message>
    <message>
      <source>Width of pen and eraser</source>
      <translation>펜과 지우개의 굵기</translation>
    </message>
    <message>
      <source>Width of pen and eraser: {percent} % of the canvas ([ and ] on the canvas)</source>
      <translation>펜과 지우개의 굵기: 그림판의 {percent} %(그림판에서 [ ])</translation>
    </message>
  </context>
  <context>
    <name>DrawingView</name>
    <message>
      <source>Your drawing, read by the run: draw something, and press Start</source>
      <translation>학습 중인 신경망이 읽은 그림: 무언가를 그리고 [시작]을 누르세요</translation>
    </message>
    <message>
      <source>Your drawing, read by the run</source>
      <translation>학습 중인 신경망이 읽은 그림</translation>
    </message>
    <message>
      <source>Your drawing, read by the run at iteration {n}</source>
      <translation>반복 {n}의 신경망이 읽은 그림</translation>
    </message>
    <message>
      <source>The run reads the canvas</source>
      <translation>학습 중인 신경망이 읽는 중</translation>
    </message>
    <message>
      <source>Let the run read the canvas</source>
      <translation>학습 중인 신경망으로 읽기</translation>
    </message>
    <message>
      <source>All tabs then show the network that is learning; the list over the verdict changes it back</source>
      <translation>모든 탭이 학습 중인 신경망을 보여 줍니다. 판정 위의 목록에서 되돌릴 수 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>DrawingsPage</name>
    <message>
      <source>Your drawings, read by the run as it learns: draw, pin, and press Start</source>
      <translation>학습하는 신경망이 내 그림을 읽습니다: 그리고, 고정하고, [시작]을 누르세요</translation>
    </message>
    <message>
      <source>How the run reads your drawings, from its first iteration on</source>
      <translation>첫 반복부터 신경망이 내 그림을 읽은 과정</translation>
    </message>
    <message>
      <source>Pin this drawing</source>
      <translation>이 그림 고정</translation>
    </message>
    <message>
      <source>Keep what is on the canvas here, to see how it is read; up to {n} drawings</source>
      <translation>그림판의 그림을 여기에 두고 어떻게 읽히는지 봅니다. 최대 {n}개까지 둘 수 있습니다.</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>되살리기</translation>
    </message>
    <message>
      <source>Pin again what was unpinned last</source>
      <translation>마지막으로 뗀 그림을 다시 고정합니다.</translation>
    </message>
  </context>
  <context>
    <name>ErrorSentences</name>
    <message>
      <source>Something unexpected happened. The program goes on; your drawing and your run were kept.</source>
      <translation>예상하지 못한 문제가 생겼습니다. 프로그램은 계속 실행되며, 그림과 학습 상태는 그대로 남아 있습니다.</translation>
    </message>
    <message>
      <source>{file} is no longer there.</source>
      <translation>{file} 파일이 더는 없습니다.</translation>
    </message>
    <message>
      <source>{file} cannot be read or written.</source>
      <translation>{file} 파일을 읽거나 쓸 수 없습니다.</translation>
    </message>
    <message>
      <source>{file} does not hold the weights of a network.</source>
      <translation>{file} 파일에는 신경망의 가중치가 없습니다.</translation>
    </message>
    <message>
      <source>{file} was written by a newer version of this program. Update to open it.</source>
      <translation>{file} 파일은 이 프로그램의 더 새로운 버전에서 저장했습니다. 프로그램을 업데이트하면 열 수 있습니다.</translation>
    </message>
    <message>
      <source>The arrays in {file} do not fit together.</source>
      <translation>{file} 파일에 든 배열들의 형상이 서로 맞지 않습니다.</translation>
    </message>
    <message>
      <source>{file} asks for more than NumPy arrays. It was refused and nothing in it was run.</source>
      <translation>{file} 파일이 NumPy 배열이 아닌 것까지 요구하여 열지 않았습니다. 파일 속의 코드는 전혀 실행하지 않았습니다.</translation>
    </message>
    <message>
      <source>There is no data set called {name}.</source>
      <translation>그런 이름의 데이터셋은 없습니다: {name}.</translation>
    </message>
    <message>
      <source>The data set {name} is not on this computer yet. Download it first.</source>
      <translation>{name} 데이터셋이 아직 이 컴퓨터에 없습니다. 먼저 다운로드하세요.</translation>
    </message>
    <message>
      <source>{file} cannot be read.</source>
      <translation>{file} 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
      <source>{file} is damaged. Download the data set again.</source>
      <translation>{file} 파일이 손상되었습니다. 데이터셋을 다시 다운로드하세요.</translation>
    </message>
    <message>
      <source>{file} ends too early. Download the data set again.</source>
      <translation>{file} 파일이 중간에 끊겼습니다. 데이터셋을 다시 다운로드하세요.</translation>
    </message>
    <message>
      <source>{file} is longer than it should be. Download the data set again.</source>
      <translation>{file} 파일이 정해진 길이보다 깁니다. 데이터셋을 다시 다운로드하세요.</translation>
    </message>
    <message>
      <source>{file} is not an original MNIST file.</source>
      <translation>{file} 파일은 원본 MNIST 파일이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} holds numbers of a kind that cannot be used.</source>
      <translation>{file} 파일에 든 수의 자료형은 사용할 수 없습니다.</translation>
    </message>
    <message>
      <source>{file} holds images of the wrong size.</source>
      <translation>{file} 파일에 든 이미지의 크기가 맞지 않습니다.</translation>
    </message>
    <message>
      <source>Images and labels in {file} do not fit together. Download the data set again.</source>
      <translation>{file} 파일의 이미지와 레이블이 서로 맞지 않습니다. 데이터셋을 다시 다운로드하세요.</translation>
    </message>
    <message>
      <source>This picture cannot be used. Take one of a single digit on a plain background.</source>
      <translation>이 그림은 사용할 수 없습니다. 단색 배경에 숫자 하나만 있는 그림을 고르세요.</translation>
    </message>
    <message>
      <source>What was sent for {name} is not the original, so it was not kept. Try again later.</source>
      <translation>받은 {name} 데이터가 원본과 달라 저장하지 않았습니다. 나중에 다시 시도하세요.</translation>
    </message>
    <message>
      <source>{name} could not be downloaded. Check the internet connection and try again.</source>
      <translation>{name} 데이터를 다운로드하지 못했습니다. 인터넷 연결을 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
      <source>{file} could not be written. Free some space or choose another folder.</source>
      <translation>{file} 파일을 저장하지 못했습니다. 공간을 비우거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
      <source>The download of {name} was cancelled. Complete files are kept.</source>
      <translation>{name} 다운로드를 취소했습니다. 다 받은 파일은 남겨 두었습니다.</translation>
    </message>
    <message>
      <source>{file} does not hold digits. Choose a file that was exported from My digits.</source>
      <translation>{file} 파일에는 숫자가 없습니다. 내 숫자에서 내보낸 파일을 고르세요.</translation>
    </message>
    <message>
      <source>There are too few of your own digits yet. Draw and keep at least 10 of them.</source>
      <translation>내 숫자가 아직 모자랍니다. 10개 이상 그려 보관하세요.</translation>
    </message>
    <message>
      <source>The file of your digits was damaged. Nothing was deleted: it is now called {file}, and a new one was begun.</source>
      <translation>내 숫자 파일이 손상되었습니다. 지운 것은 없습니다. 손상된 파일의 이름을 {file}(으)로 바꾸고 새 파일을 만들었습니다.</translation>
    </message>
    <message>
      <source>{file} could not be written. What was kept before is still there.</source>
      <translation>{file} 파일을 저장하지 못했습니다. 전에 저장한 내용은 그대로 있습니다.</translation>
    </message>
    <message>
      <source>{file} is not a picture, or it is damaged. Your drawing was kept.</source>
      <translation>{file} 파일은 그림이 아니거나 손상되었습니다. 그리던 그림은 그대로 있습니다.</translation>
    </message>
    <message>
      <source>{file} is too large: {detail}. Take a smaller picture, or cut the digit out of it.</source>
      <translation>{file} 파일이 너무 큽니다: {detail}. 더 작은 그림을 고르거나 숫자 부분만 잘라 내세요.</translation>
    </message>
    <message>
      <source>This picture is of one plain colour, there is no digit in it. Your drawing was kept.</source>
      <translation>한 가지 색뿐이라 숫자가 없는 그림입니다. 그리던 그림은 그대로 있습니다.</translation>
    </message>
    <message>
      <source>There is no picture to paste. Copy one first, or drop an image file on the canvas.</source>
      <translation>붙여넣을 그림이 없습니다. 먼저 그림을 복사하거나 이미지 파일을 그림판에 끌어다 놓으세요.</translation>
    </message>
    <message>
      <source>The canvas is empty: there is nothing to save.</source>
      <translation>그림판이 비어 있어 저장할 것이 없습니다.</translation>
    </message>
    <message>
      <source>{file} does not hold a run.</source>
      <translation>{file} 파일에는 학습 기록이 없습니다.</translation>
    </message>
    <message>
      <source>{file} ends too early. Take another copy of it; your runs were kept.</source>
      <translation>{file} 파일이 중간에 끊겼습니다. 다른 사본을 쓰세요. 지금의 학습 기록은 그대로 있습니다.</translation>
    </message>
    <message>
      <source>{file} is damaged. Take another copy of it; your runs were kept.</source>
      <translation>{file} 파일이 손상되었습니다. 다른 사본을 쓰세요. 지금의 학습 기록은 그대로 있습니다.</translation>
    </message>
    <message>
      <source>{data} on this computer is not the data that this run learned from. Its curves and its kept moments are right; what lies between them cannot be made again, and it cannot go on.</source>
      <translation>이 컴퓨터의 {data} 데이터는 이 학습에 쓴 데이터와 다릅니다. 곡선과 저장된 시점은 정확하지만, 그 사이는 다시 만들 수 없고 학습을 이어 갈 수 없습니다.</translation>
    </message>
    <message>
      <source>This run learned from distorted images, which a short script cannot make again. Without distortion it can be exported.</source>
      <translation>변형한 이미지로 학습했기 때문에 짧은 스크립트로 다시 만들 수 없습니다. 변형 없이 학습하면 내보낼 수 있습니다.</translation>
    </message>
    <message>
      <source>This run learned from your own digits, which a script without this program lacks.</source>
      <translation>내 숫자로 학습했는데, 이 프로그램 없이 실행하는 스크립트에는 내 숫자가 없습니다.</translation>
    </message>
    <message>
      <source>This run branched off one that learned from other images: a short script cannot make it again.</source>
      <translation>다른 이미지로 학습하다가 갈라진 학습이라 짧은 스크립트로 다시 만들 수 없습니다.</translation>
    </message>
    <message>
      <source>This run has not begun: there is nothing to export.</source>
      <translation>아직 학습을 시작하지 않아 내보낼 것이 없습니다.</translation>
    </message>
    <message>
      <source>{setting} cannot be {value}. {allowed}</source>
      <translation>{setting}에 {value} 값은 쓸 수 없습니다. {allowed}</translation>
    </message>
    <message>
      <source>{what} has the shape {got}, but the network needs {expected} here.</source>
      <translation>{what}의 형상이 {got}입니다. 신경망에는 {expected} 형상이 필요합니다.</translation>
    </message>
    <message>
      <source>The loss is no longer a number at iteration {iteration}: the learning rate {rate} is too high. The run went back to iteration {kept}, its last good one. Lower the rate and go on.</source>
      <translation>반복 {iteration}에서 손실이 더는 수가 아닙니다. 학습률({rate})이 너무 높습니다. 마지막으로 정상이던 반복 {kept}(으)로 돌아갔습니다. 학습률을 낮추고 계속하세요.</translation>
    </message>
    <message>
      <source>Iteration {iteration} could not be made again, so iteration {kept} is shown. The run was kept. {reason}</source>
      <translation>반복 {iteration}의 상태를 다시 만들지 못해 반복 {kept}의 상태를 보여 줍니다. 학습 기록은 그대로 있습니다. {reason}</translation>
    </message>
    <message>
      <source>There is not enough memory for this. Try a smaller network or data set.</source>
      <translation>메모리가 부족합니다. 더 작은 신경망이나 데이터셋으로 시도하세요.</translation>
    </message>
  </context>
  <context>
    <name>ErrorsPage</name>
    <message>
      <source>What it misreads appears with Start</source>
      <translation>[시작]을 누르면 무엇을 틀리는지 나타납니다</translation>
    </message>
    <message>
      <source>{n} of {total} test images are misread; the worst first, true → read</source>
      <translation>시험 이미지 {total}장 중 {n}장 오답. 가장 크게 틀린 것부터, 정답 → 읽은 결과</translation>
    </message>
    <message>
      <source>The worst errors</source>
      <translation>가장 크게 틀린 이미지</translation>
    </message>
    <message>
      <source>Press an image to put it on the canvas</source>
      <translation>이미지를 누르면 그림판에 놓습니다.</translation>
    </message>
  </context>
  <context>
    <name>ExtraPlots</name>
    <message>
      <source>Learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>The rate each update was made with (section 4.4.2), after its schedule</source>
      <translation>스케줄에 따라 갱신마다 쓴 학습률(4.4.2절)</translation>
    </message>
    <message>
      <source>Gradient norm: length of the batch's gradient</source>
      <translation>기울기의 크기: 배치의 기울기 벡터의 길이</translation>
    </message>
    <message>
      <source>How steep the loss is at the weights of the moment (section 4.4), of every tenth iteration: it shrinks near a minimum, and explodes where a run diverges</source>
      <translation>그때의 가중치에서 손실이 얼마나 가파른지 반복 10회마다 잰 값입니다(4.4절). 최솟값 근처에서는 작아지고, 발산할 때는 폭발합니다.</translation>
    </message>
    <message>
      <source>Update / weights: length of a step by that of the weights</source>
      <translation>갱신/가중치: 가중치의 크기에 견준 갱신량</translation>
    </message>
    <message>
      <source>How far an update moves the weights by how large they are, of every tenth iteration. About 0.001 is usual; far above it the rate is too high, far below too low.</source>
      <translation>가중치의 크기에 견준 갱신량을 반복 10회마다 잰 값입니다. 보통 0.001 정도입니다. 그보다 훨씬 크면 학습률이 너무 높고, 훨씬 작으면 너무 낮습니다.</translation>
    </message>
    <message>
      <source>usual: 0.001</source>
      <translation>보통: 0.001</translation>
    </message>
  </context>
  <context>
    <name>FileControl</name>
    <message>
      <source>Open weights</source>
      <translation>가중치 열기</translation>
    </message>
    <message>
      <source>Network weights (*.pkl *.npz);;All files (*)</source>
      <translation>신경망 가중치 (*.pkl *.npz);;모든 파일 (*)</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All {n}</source>
      <translation>전체 {n}</translation>
    </message>
    <message>
      <source>Misread {n}</source>
      <translation>잘못 읽음 {n}</translation>
    </message>
    <message>
      <source>Show your digits whatever the network reads in them</source>
      <translation>신경망이 무엇으로 읽든 내 숫자를 모두 보여 줍니다.</translation>
    </message>
    <message>
      <source>Show only digits that the network reads wrong</source>
      <translation>신경망이 잘못 읽는 숫자만 보여 줍니다.</translation>
    </message>
    <message>
      <source>Show the digits of one label</source>
      <translation>한 레이블의 숫자만 보여 줍니다.</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>레이블</translation>
    </message>
    <message>
      <source>Every label</source>
      <translation>모든 레이블</translation>
    </message>
    <message>
      <source>Label {n}</source>
      <translation>레이블 {n}</translation>
    </message>
  </context>
  <context>
    <name>ForwardBar</name>
    <message>
      <source>Every number from drawing to digit</source>
      <translation>그림에서 숫자까지, 모든 수</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>색 척도</translation>
    </message>
    <message>
      <source>each array</source>
      <translation>배열마다</translation>
    </message>
    <message>
      <source>each layer</source>
      <translation>층마다</translation>
    </message>
    <message>
      <source>shared</source>
      <translation>공통</translation>
    </message>
    <message>
      <source>Colour scale</source>
      <translation>색 척도</translation>
    </message>
    <message>
      <source>Which arrays share one colour scale; under each array stands the value of its end colour.</source>
      <translation>색 척도를 함께 쓰는 배열의 범위입니다. 배열 아래의 수는 가장 진한 색의 값입니다.</translation>
    </message>
    <message>
      <source>Connections</source>
      <translation>연결</translation>
    </message>
    <message>
      <source>The 40 largest products input · weight of this drawing between two layers: red adds, blue subtracts, stronger is larger (section 3.3). A unit pointed at shows its own.</source>
      <translation>이 그림에서 두 층 사이의 입력 · 가중치 곱 중 가장 큰 40개입니다. 빨간색은 더하고 파란색은 빼며, 진할수록 큽니다(3.3절). 뉴런을 가리키면 그 뉴런의 연결이 나옵니다.</translation>
    </message>
  </context>
  <context>
    <name>FunctionCard</name>
    <message>
      <source>{name} of {function}</source>
      <translation>{function}의 매개변수 {name}</translation>
    </message>
    <message>
      <source>It has no parameters.</source>
      <translation>매개변수가 없습니다.</translation>
    </message>
    <message>
      <source>The function (section 3.2)</source>
      <translation>함수(3.2절)</translation>
    </message>
    <message>
      <source>Its derivative, which backpropagation needs (section 5.5)</source>
      <translation>역전파에 필요한 도함수(5.5절)</translation>
    </message>
  </context>
  <context>
    <name>FunctionColumn</name>
    <message>
      <source>Functions and their exact values at x</source>
      <translation>함수와 x에서의 정확한 값</translation>
    </message>
    <message>
      <source>The x of the values below; drag the line in the plot or type a number</source>
      <translation>아래 값을 계산하는 x입니다. 그래프의 세로선을 끌거나 수를 입력하세요.</translation>
    </message>
    <message>
      <source>Derivatives h′(x), dashed</source>
      <translation>도함수 h′(x), 점선</translation>
    </message>
    <message>
      <source>Plot each function's derivative too (section 5.5)</source>
      <translation>함수마다 도함수도 함께 그립니다(5.5절).</translation>
    </message>
    <message>
      <source>Softmax needs a whole layer at once: it is in the Labs tab (section 3.5).</source>
      <translation>소프트맥스는 층 전체를 함께 계산하므로 실험 탭에 있습니다(3.5절).</translation>
    </message>
  </context>
  <context>
    <name>FunctionList</name>
    <message>
      <source>Function</source>
      <translation>함수</translation>
    </message>
    <message>
      <source>The function's value at x (section 3.2)</source>
      <translation>x에서의 함숫값(3.2절)</translation>
    </message>
    <message>
      <source>The function's derivative, its slope at x (section 5.5)</source>
      <translation>x에서의 도함수 값, 곧 기울기(5.5절)</translation>
    </message>
    <message>
      <source>Plot {name} (section 3.2); its formula is shown below</source>
      <translation>{name} 그래프를 그립니다(3.2절). 식은 아래에 나옵니다.</translation>
    </message>
  </context>
  <context>
    <name>FunctionPlot</name>
    <message>
      <source>Reset view</source>
      <translation>처음 범위로</translation>
    </message>
    <message>
      <source>Back to the whole axis (Home)</source>
      <translation>축 전체로 되돌립니다(Home).</translation>
    </message>
  </context>
  <context>
    <name>Gallery</name>
    <message>
      <source>Your digits; digit keys relabel, Del deletes, Enter draws on the canvas</source>
      <translation>내 숫자. 숫자 키로 레이블을 바꾸고, Del로 삭제하고, Enter로 그림판에 놓습니다.</translation>
    </message>
    <message>
      <source>Your label → what the network reads instead</source>
      <translation>내 레이블 → 신경망이 대신 읽은 것</translation>
    </message>
    <message>
      <source>No digits yet</source>
      <translation>아직 숫자가 없습니다</translation>
    </message>
    <message>
      <source>{n} digits</source>
      <translation>숫자 {n}개</translation>
    </message>
    <message>
      <source>{reader} reads {right} of your {n} digits right: {share}</source>
      <translation>{reader}: 내 숫자 {n}개 중 {right}개를 맞혔습니다({share}).</translation>
    </message>
    <message>
      <source>Kept digits stay on this computer, in your own folder.</source>
      <translation>보관한 숫자는 이 컴퓨터의 사용자 폴더에만 남습니다.</translation>
    </message>
    <message>
      <source>This network was not trained on digits: it cannot be right.</source>
      <translation>숫자로 학습하지 않은 신경망이라 맞힐 수 없습니다.</translation>
    </message>
    <message>
      <source>Nothing is confused.</source>
      <translation>혼동하는 숫자가 없습니다.</translation>
    </message>
    <message>
      <source>{label} read as {read}: {n}×</source>
      <translation>{label} → {read}: {n}번</translation>
    </message>
    <message>
      <source>Most confused: {list}</source>
      <translation>가장 많이 혼동한 숫자: {list}</translation>
    </message>
    <message>
      <source>Draw a digit, say which it is (click its bar or choose the label), and press Keep below the canvas.

Here you will see how the network reads all of yours, and from ten digits on you can train it on them.</source>
      <translation>숫자를 그리고, 어떤 숫자인지 정한 다음(막대를 클릭하거나 정답을 고릅니다), 그림판 아래의 [보관]을 누르세요.

신경망이 내 숫자를 어떻게 읽는지 여기에 나옵니다. 열 개부터는 그 숫자로 신경망을 학습시킬 수 있습니다.</translation>
    </message>
    <message>
      <source>None of these is misread.</source>
      <translation>잘못 읽은 숫자가 없습니다.</translation>
    </message>
    <message>
      <source>You have kept no digit with this label.</source>
      <translation>이 레이블로 보관한 숫자가 없습니다.</translation>
    </message>
  </context>
  <context>
    <name>GalleryTools</name>
    <message>
      <source>Relabel</source>
      <translation>레이블 변경</translation>
    </message>
    <message>
      <source>Give the chosen digits another label (or press its key)</source>
      <translation>고른 숫자의 레이블을 바꿉니다(숫자 키로도 됩니다).</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>삭제</translation>
    </message>
    <message>
      <source>Delete the chosen digits (Del); Undo brings them back</source>
      <translation>고른 숫자를 삭제합니다(Del). 실행 취소로 되살릴 수 있습니다.</translation>
    </message>
    <message>
      <source>On the canvas</source>
      <translation>그림판에 놓기</translation>
    </message>
    <message>
      <source>Put the chosen digit on the canvas (Enter, or double-click)</source>
      <translation>고른 숫자를 그림판에 놓습니다(Enter 또는 두 번 클릭).</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
    <message>
      <source>Undo keeping, relabelling, deleting (Ctrl+Z)</source>
      <translation>보관, 레이블 변경, 삭제를 되돌립니다(Ctrl+Z).</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>다시 실행</translation>
    </message>
    <message>
      <source>Redo what was undone (Ctrl+Shift+Z)</source>
      <translation>되돌린 것을 다시 실행합니다(Ctrl+Shift+Z).</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>가져오기</translation>
    </message>
    <message>
      <source>Add the digits of a file; those already here are skipped (Ctrl+O)</source>
      <translation>파일의 숫자를 추가합니다. 이미 있는 숫자는 건너뜁니다(Ctrl+O).</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>내보내기</translation>
    </message>
    <message>
      <source>Write the chosen digits, or all, to a file to hand on (Ctrl+S)</source>
      <translation>고른 숫자나 전체를 나눌 수 있는 파일로 저장합니다(Ctrl+S).</translation>
    </message>
  </context>
  <context>
    <name>GradientPanel</name>
    <message>
      <source>The loss: how wrong the answer is</source>
      <translation>손실: 답이 얼마나 틀렸는지</translation>
    </message>
    <message>
      <source>Slope of the loss by {number}</source>
      <translation>{number}에 대한 손실의 기울기</translation>
    </message>
    <message>
      <source>numerically, h = {h}: {value} – relative difference {difference}</source>
      <translation>수치 미분, h = {h}: {value} – 상대 오차 {difference}</translation>
    </message>
    <message>
      <source>Its largest terms of {count}:</source>
      <translation>항 {count}개 중 가장 큰 것:</translation>
    </message>
    <message>
      <source>Every term is 0: nothing comes back this way.</source>
      <translation>모든 항이 0이라 이 길로는 아무것도 전해지지 않습니다.</translation>
    </message>
    <message>
      <source>The loss's own slope by y. The slopes of {output} turn all of these into dy = y − t: the book takes both steps as one node (section 5.6.3, worked out in appendix A).</source>
      <translation>y에 대한 손실만의 기울기입니다. {output}의 미분을 거치면 모두 dy = y − t가 됩니다. 책은 두 계산을 한 노드로 다룹니다(5.6.3절, 유도는 부록 A).</translation>
    </message>
    <message>
      <source>{output} and the loss are one node (section 5.6.3): dy is the slope by the score a, and simply y − t. Click y or t for ∂L/∂y alone.</source>
      <translation>{output}와 손실은 한 노드입니다(5.6.3절). dy는 점수 a에 대한 기울기로, 간단히 y − t입니다. y나 t를 클릭하면 ∂L/∂y만 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>Numbers of the current line</source>
      <translation>현재 줄의 수</translation>
    </message>
    <message>
      <source>What the current line computes or computes with; click a number to take it apart.</source>
      <translation>현재 줄이 계산하거나 계산에 쓰는 값입니다. 수를 클릭하면 내역이 나옵니다.</translation>
    </message>
    <message>
      <source>By backpropagation (chapter 5)</source>
      <translation>오차역전파법(5장)</translation>
    </message>
    <message>
      <source>(L(value + h) − L(value − h)) / 2h: numerical differentiation (section 4.3)</source>
      <translation>(L(값 + h) − L(값 − h)) / 2h: 수치 미분(4.3절)</translation>
    </message>
  </context>
  <context>
    <name>HistogramPlot</name>
    <message>
      <source>Distribution of the layer's pre-activations</source>
      <translation>층의 활성화 전 값 분포</translation>
    </message>
    <message>
      <source>Click a bar, or go to it with the arrow keys, for the units in it (section 6.2)</source>
      <translation>막대를 클릭하거나 화살표 키로 고르면 거기에 속한 뉴런이 나옵니다(6.2절).</translation>
    </message>
    <message>
      <source>Share of the values beyond this end of the axis: click to fit it to all of them</source>
      <translation>축의 이쪽 끝을 벗어난 값의 비율입니다. 클릭하면 축을 모든 값에 맞춥니다.</translation>
    </message>
  </context>
  <context>
    <name>HistogramsView</name>
    <message>
      <source>They appear with Start.</source>
      <translation>[시작]을 누르면 나타납니다.</translation>
    </message>
    <message>
      <source>pre-activations</source>
      <translation>활성화 전 값</translation>
    </message>
    <message>
      <source>outputs</source>
      <translation>출력</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>가중치</translation>
    </message>
    <message>
      <source>gradient of the weights</source>
      <translation>가중치의 기울기</translation>
    </message>
    <message>
      <source>Layer {n}, {what}: {low} to {high}, mean {mean}, deviation {deviation}</source>
      <translation>{n}층 {what}: {low}~{high}, 평균 {mean}, 표준편차 {deviation}</translation>
    </message>
    <message>
      <source>Histograms of every layer</source>
      <translation>층별 히스토그램</translation>
    </message>
    <message>
      <source>Each row is a layer: pre-activations a, outputs z, weights W and their gradient dW, for a hundred test images (section 6.2.2)</source>
      <translation>한 행이 한 층입니다. 시험 이미지 100장에 대한 활성화 전 값 a, 출력 z, 가중치 W, 그 기울기 dW의 분포입니다(6.2.2절).</translation>
    </message>
  </context>
  <context>
    <name>ImageMosaic</name>
    <message>
      <source>{name}, number {n}</source>
      <translation>정답 {name}, 번호 {n}</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>이미지</translation>
    </message>
  </context>
  <context>
    <name>ImagePreview</name>
    <message>
      <source>The current image</source>
      <translation>지금 고른 이미지</translation>
    </message>
  </context>
  <context>
    <name>InterruptedRuns</name>
    <message>
      <source>Interrupted run</source>
      <translation>중단된 학습</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>열기</translation>
    </message>
    <message>
      <source>Take the run up as it was last saved: look back on it, or train on</source>
      <translation>마지막으로 저장된 상태로 엽니다. 되돌아보거나 이어서 학습할 수 있습니다.</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>버리기</translation>
    </message>
    <message>
      <source>Delete what was saved of it</source>
      <translation>저장된 내용을 지웁니다.</translation>
    </message>
    <message>
      <source>Leave it in File ▸ Earlier runs</source>
      <translation>[파일 ▸ 이전 학습]에 남겨 둡니다.</translation>
    </message>
    <message>
      <source>Run of {time}</source>
      <translation>{time}의 학습</translation>
    </message>
    <message>
      <source>{name}, {n} iterations, was going on when the program ended</source>
      <translation>끝나지 않은 학습: {name}, 반복 {n}회</translation>
    </message>
    <message>
      <source>{sentence} ({n} more in File ▸ Earlier runs)</source>
      <translation>{sentence} (외 {n}건은 [파일 ▸ 이전 학습])</translation>
    </message>
  </context>
  <context>
    <name>KeptRunsMenu</name>
    <message>
      <source>Run of {time}</source>
      <translation>{time}의 학습</translation>
    </message>
    <message>
      <source>{name}: {n} iterations</source>
      <translation>{name}: 반복 {n}회</translation>
    </message>
    <message>
      <source>Open this run as it was last saved</source>
      <translation>마지막으로 저장된 상태로 이 학습을 엽니다.</translation>
    </message>
    <message>
      <source>None yet: every run you train is kept here for a while</source>
      <translation>아직 없음: 실행한 학습은 한동안 여기에 남습니다</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>단축키</translation>
    </message>
    <message>
      <source>Canvas: pen, eraser</source>
      <translation>그림판: 펜, 지우개</translation>
    </message>
    <message>
      <source>Canvas: thinner, thicker</source>
      <translation>그림판: 가늘게, 굵게</translation>
    </message>
    <message>
      <source>Canvas: random test image</source>
      <translation>그림판: 무작위 시험 이미지</translation>
    </message>
    <message>
      <source>Canvas: clear</source>
      <translation>그림판: 비우기</translation>
    </message>
    <message>
      <source>Canvas: give up the stroke</source>
      <translation>그림판: 긋던 획 취소</translation>
    </message>
    <message>
      <source>Layers: go to a unit, take its sum apart</source>
      <translation>층: 뉴런 사이 이동, 합의 내역</translation>
    </message>
    <message>
      <source>Layers: go to the array beside</source>
      <translation>층: 옆 배열로 이동</translation>
    </message>
    <message>
      <source>Layers: let go of the unit</source>
      <translation>층: 뉴런 선택 해제</translation>
    </message>
    <message>
      <source>Layers: zoom the picture</source>
      <translation>층: 확대, 축소</translation>
    </message>
    <message>
      <source>Layers: look backward, then run the next line</source>
      <translation>층: 역전파 보기, 이어서 다음 줄 실행</translation>
    </message>
    <message>
      <source>Layers in sight: a line back, run by itself</source>
      <translation>층 탭에서: 한 줄 되돌리기, 자동 실행</translation>
    </message>
    <message>
      <source>Train: full speed</source>
      <translation>학습: 최고 속도</translation>
    </message>
    <message>
      <source>Timeline: look back, newest</source>
      <translation>타임라인: 되돌아보기, 최신으로</translation>
    </message>
    <message>
      <source>Plots: move the cursor, look at that moment</source>
      <translation>그래프: 커서 이동, 그 시점 보기</translation>
    </message>
    <message>
      <source>Plots: zoom along, zoom upright</source>
      <translation>그래프: 가로 확대, 세로 확대</translation>
    </message>
    <message>
      <source>Plots: move what is in sight</source>
      <translation>그래프: 보이는 범위 이동</translation>
    </message>
    <message>
      <source>Plots: back to the whole</source>
      <translation>그래프: 전체 보기</translation>
    </message>
    <message>
      <source>Go to the next control</source>
      <translation>다음 항목으로 이동</translation>
    </message>
  </context>
  <context>
    <name>LabRefusals</name>
    <message>
      <source>"{text}" is not a number; the last value stays.</source>
      <translation>"{text}": 수가 아닙니다. 이전 값을 그대로 둡니다.</translation>
    </message>
    <message>
      <source>{text} is outside {low} to {high}; the last value stays.</source>
      <translation>{text}: {low}~{high} 범위를 벗어납니다. 이전 값을 그대로 둡니다.</translation>
    </message>
    <message>
      <source>{text} are too many, {high} at most; the last values stay.</source>
      <translation>{text}개는 너무 많습니다(최대 {high}개). 이전 값을 그대로 둡니다.</translation>
    </message>
    <message>
      <source>{text} are too few, at least {low}; the last values stay.</source>
      <translation>{text}개는 너무 적습니다(최소 {low}개). 이전 값을 그대로 둡니다.</translation>
    </message>
    <message>
      <source>The rows must be equally long; the last values stay.</source>
      <translation>모든 행의 길이가 같아야 합니다. 이전 값을 그대로 둡니다.</translation>
    </message>
    <message>
      <source>"{text}" is not one of the options.</source>
      <translation>"{text}": 선택할 수 없는 값입니다.</translation>
    </message>
    <message>
      <source>{text} is no network for 784 pixels and ten digits; the last one stays.</source>
      <translation>{text}: 픽셀 784개와 숫자 10개에 맞는 신경망이 아닙니다. 이전 신경망을 그대로 둡니다.</translation>
    </message>
  </context>
  <context>
    <name>LabText</name>
    <message>
      <source>What to try</source>
      <translation>해 볼 것</translation>
    </message>
    <message>
      <source>Predict first</source>
      <translation>먼저 예상해 보기</translation>
    </message>
  </context>
  <context>
    <name>LabView</name>
    <message>
      <source>Examples</source>
      <translation>예</translation>
    </message>
  </context>
  <context>
    <name>LabelSelector</name>
    <message>
      <source>True label</source>
      <translation>정답 레이블</translation>
    </message>
    <message>
      <source>The true label: what the picture really shows, whatever the network reads (section 4.2)</source>
      <translation>정답 레이블: 신경망이 무엇으로 읽든 그림이 실제로 나타내는 것(4.2절)</translation>
    </message>
    <message>
      <source>Label: none</source>
      <translation>정답: 없음</translation>
    </message>
    <message>
      <source>Label: {name}</source>
      <translation>정답: {name}</translation>
    </message>
  </context>
  <context>
    <name>LayerHistograms</name>
    <message>
      <source>all outside</source>
      <translation>모두 범위 밖</translation>
    </message>
    <message>
      <source>Layer {n}: deviation of z {deviation}, saturated {saturated}, gradient {gradient}, {outside} outside the axis</source>
      <translation>{n}층: z의 표준편차 {deviation}, 포화 {saturated}, 기울기 {gradient}, 축 밖 {outside}</translation>
    </message>
    <message>
      <source>Histogram of every layer's outputs</source>
      <translation>층별 출력 히스토그램</translation>
    </message>
    <message>
      <source>How the outputs z of each layer are distributed, all on one axis (section 6.2.2)</source>
      <translation>층마다 출력 z의 분포를 같은 축에 그립니다(6.2.2절).</translation>
    </message>
  </context>
  <context>
    <name>LayersEditor</name>
    <message>
      <source>Hidden layers</source>
      <translation>은닉층</translation>
    </message>
    <message>
      <source>No hidden layer</source>
      <translation>은닉층 없음</translation>
    </message>
    <message>
      <source>Add a hidden layer before the output (section 3.4)</source>
      <translation>출력층 앞에 은닉층을 추가합니다(3.4절).</translation>
    </message>
    <message>
      <source>Add a hidden layer</source>
      <translation>은닉층 추가</translation>
    </message>
    <message>
      <source>Units of hidden layer {n} (section 3.4). Up and Down change it.</source>
      <translation>은닉층 {n}의 뉴런 수(3.4절). 위아래 화살표 키로 바꿉니다.</translation>
    </message>
    <message>
      <source>Units of hidden layer {n}</source>
      <translation>은닉층 {n}의 뉴런 수</translation>
    </message>
    <message>
      <source>Activation function of hidden layer {n} (section 3.2)</source>
      <translation>은닉층 {n}의 활성화 함수(3.2절)</translation>
    </message>
    <message>
      <source>Activation of hidden layer {n}</source>
      <translation>은닉층 {n}의 활성화 함수</translation>
    </message>
    <message>
      <source>Remove hidden layer {n}</source>
      <translation>은닉층 {n} 제거</translation>
    </message>
  </context>
  <context>
    <name>LessonCard</name>
    <message>
      <source>Lesson</source>
      <translation>가르친 내용</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>판정</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>갱신량</translation>
    </message>
    <message>
      <source>What the network read in this drawing before and after the update</source>
      <translation>갱신 전과 후에 신경망이 이 그림을 읽은 결과</translation>
    </message>
    <message>
      <source>Accuracy on the carried test images, which it has not been taught (section 4.5.3)</source>
      <translation>가르치지 않은 내장 시험 이미지의 정확도(4.5.3절)</translation>
    </message>
    <message>
      <source>Cross-entropy error of this drawing (section 4.2.2)</source>
      <translation>이 그림의 교차 엔트로피 오차(4.2.2절)</translation>
    </message>
    <message>
      <source>How far all weights moved together, ‖Δθ‖, and how long they are, ‖θ‖ (section 4.4.2)</source>
      <translation>매개변수 전체가 움직인 거리 ‖Δθ‖와 그 크기 ‖θ‖(4.4.2절)</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>Learning rate η of the next update (section 4.4.2)</source>
      <translation>다음 갱신의 학습률 η(4.4.2절)</translation>
    </message>
    <message>
      <source>Again</source>
      <translation>한 번 더</translation>
    </message>
    <message>
      <source>Another update on the drawing as it is now (Ctrl+T)</source>
      <translation>지금의 그림으로 한 번 더 갱신합니다(Ctrl+T).</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>닫기</translation>
    </message>
    <message>
      <source>Close this card; what was taught stays (Esc)</source>
      <translation>이 카드를 닫습니다. 가르친 내용은 남습니다(Esc).</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
    <message>
      <source>Take the last lesson back (Ctrl+Shift+T)</source>
      <translation>마지막으로 가르친 것을 되돌립니다(Ctrl+Shift+T).</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>다시 실행</translation>
    </message>
    <message>
      <source>Give the lesson taken back again</source>
      <translation>되돌린 것을 다시 가르칩니다.</translation>
    </message>
    <message>
      <source>Back to the original</source>
      <translation>원래대로</translation>
    </message>
    <message>
      <source>Take all lessons back in one go; Redo brings them back one by one</source>
      <translation>가르친 것을 모두 한꺼번에 되돌립니다. 다시 실행하면 하나씩 돌아옵니다.</translation>
    </message>
    <message>
      <source>‖Δθ‖ = {change}, {share} of ‖θ‖</source>
      <translation>‖Δθ‖ = {change}, ‖θ‖의 {share}</translation>
    </message>
    <message>
      <source>{reader} reads, as it was before any lesson</source>
      <translation>{reader}: 가르치기 전의 상태로 읽습니다</translation>
    </message>
    <message>
      <source>{reader}: numbers changed by hand</source>
      <translation>{reader}: 직접 바꾼 값</translation>
    </message>
    <message>
      <source>{reader}: a step on sample images, updates so far: {n}</source>
      <translation>{reader}: 표본 이미지로 갱신함, 지금까지 갱신 {n}회</translation>
    </message>
    <message>
      <source>{reader}: trained on your digits, updates so far: {n}</source>
      <translation>{reader}: 내 숫자로 학습함, 지금까지 갱신 {n}회</translation>
    </message>
    <message>
      <source>{reader}: told that this is a {label}, updates so far: {n}</source>
      <translation>{reader}: 정답으로 {label} 가르침, 지금까지 갱신 {n}회</translation>
    </message>
  </context>
  <context>
    <name>LinearPage</name>
    <message>
      <source>layer by layer:  x = {x} → {values}</source>
      <translation>층마다:  x = {x} → {values}</translation>
    </message>
    <message>
      <source>one layer:  {power}·x = {slope}·x = {value}   difference {off}</source>
      <translation>한 층:  {power}·x = {slope}·x = {value}   차이 {off}</translation>
    </message>
    <message>
      <source>Every layer's output over x, the last one strong; dashed the one layer {power}·x. Drag the line at x; the wheel zooms (section 3.2.6)</source>
      <translation>x에 따른 각 층의 출력(굵은 선은 마지막 층). 점선은 한 층 {power}·x입니다. x의 세로선을 끌 수 있고, 휠로 확대합니다(3.2.6절).</translation>
    </message>
    <message>
      <source>The same with {n} random 100×100 matrices: through them one by one and through their product, one 100×100 layer, the outputs differ by {off} of the largest: rounding.</source>
      <translation>무작위 100×100 행렬 {n}개로도 같습니다. 하나씩 곱한 출력과, 모두를 곱한 100×100 한 층의 출력은 가장 큰 값의 {off}만큼만 다릅니다. 반올림 오차입니다.</translation>
    </message>
    <message>
      <source>{function} after each layer</source>
      <translation>층마다 {function} 적용</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>층 수</translation>
    </message>
    <message>
      <source>Number of layers</source>
      <translation>층의 수</translation>
    </message>
    <message>
      <source>How many layers of one unit stand on one another</source>
      <translation>뉴런 하나짜리 층을 몇 개 쌓을지 정합니다.</translation>
    </message>
    <message>
      <source>Weight of every layer</source>
      <translation>각 층의 가중치</translation>
    </message>
    <message>
      <source>Each layer multiplies by c (section 3.2.6)</source>
      <translation>층마다 c를 곱합니다(3.2.6절).</translation>
    </message>
    <message>
      <source>Put the function chosen at the left after each layer: the line bends, and depth has a use</source>
      <translation>왼쪽에서 고른 함수를 층마다 적용합니다. 선이 굽고, 층을 깊게 쌓는 의미가 생깁니다.</translation>
    </message>
    <message>
      <source>Every layer's output over x</source>
      <translation>x에 따른 각 층의 출력</translation>
    </message>
  </context>
  <context>
    <name>LivePanel</name>
    <message>
      <source>All {count} units; click to find</source>
      <translation>뉴런 전체 {count}개, 클릭하면 찾기</translation>
    </message>
    <message>
      <source>All {count} units; Start lets them be found</source>
      <translation>뉴런 전체 {count}개, 시작하면 찾을 수 있음</translation>
    </message>
    <message>
      <source>{count} of {total} units, a from {low} to {high}</source>
      <translation>뉴런 {total}개 중 {count}개, a는 {low}~{high}</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Neural Network Explorer</source>
      <translation>신경망 탐색기</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>층</translation>
    </message>
    <message>
      <source>Activations</source>
      <translation>활성화 함수</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>학습</translation>
    </message>
    <message>
      <source>Labs</source>
      <translation>실험</translation>
    </message>
    <message>
      <source>Every layer of the network at work on your drawing</source>
      <translation>내 그림을 처리하는 신경망의 모든 층</translation>
    </message>
    <message>
      <source>Activation functions, their derivatives and what they receive</source>
      <translation>활성화 함수와 도함수, 그리고 함수가 받는 값</translation>
    </message>
    <message>
      <source>Train a network and watch it learn</source>
      <translation>신경망을 학습시키며 배우는 과정 지켜보기</translation>
    </message>
    <message>
      <source>Experiments of the book, to play with</source>
      <translation>직접 해 보는 책 속의 실험</translation>
    </message>
    <message>
      <source>Views of the network</source>
      <translation>신경망 보기</translation>
    </message>
  </context>
  <context>
    <name>MeasurementBar</name>
    <message>
      <source>Cancel</source>
      <translation>취소</translation>
    </message>
    <message>
      <source>Stop; what has been measured stays</source>
      <translation>멈춥니다. 지금까지 잰 결과는 남습니다.</translation>
    </message>
    <message>
      <source>Runs in the background, on this computer; the results come one by one</source>
      <translation>이 컴퓨터의 백그라운드에서 실행되며, 결과가 하나씩 나옵니다.</translation>
    </message>
    <message>
      <source>Progress of the measurement</source>
      <translation>측정 진행 상황</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message>
      <source>&amp;File</source>
      <translation>파일(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>편집(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Network</source>
      <translation>신경망(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Read the drawing with</source>
      <translation>그림을 읽는 신경망(&amp;R)</translation>
    </message>
    <message>
      <source>Ear&amp;lier runs</source>
      <translation>이전 학습(&amp;L)</translation>
    </message>
    <message>
      <source>Samples &amp;from</source>
      <translation>무작위 이미지의 출처(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>보기(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>테마(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>언어(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>도움말(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Open image…</source>
      <translation>이미지 열기(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Save drawing as PNG…</source>
      <translation>그림을 PNG로 저장(&amp;S)…</translation>
    </message>
    <message>
      <source>Open &amp;weights…</source>
      <translation>가중치 열기(&amp;W)…</translation>
    </message>
    <message>
      <source>Save weights &amp;as…</source>
      <translation>가중치 저장(&amp;A)…</translation>
    </message>
    <message>
      <source>Open r&amp;un…</source>
      <translation>학습 열기(&amp;U)…</translation>
    </message>
    <message>
      <source>Save ru&amp;n…</source>
      <translation>학습 저장(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Paste image</source>
      <translation>이미지 붙여넣기(&amp;P)</translation>
    </message>
    <message>
      <source>Random &amp;sample</source>
      <translation>무작위 이미지(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Clear drawing</source>
      <translation>그림 비우기(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Keep among my digits</source>
      <translation>내 숫자에 보관(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Teach it this drawing</source>
      <translation>이 그림 가르치기(&amp;T)</translation>
    </message>
    <message>
      <source>Take the last &amp;lesson back</source>
      <translation>마지막 가르침 되돌리기(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Back to the original</source>
      <translation>원래대로(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Start training</source>
      <translation>학습 시작(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Pause training</source>
      <translation>학습 일시정지(&amp;P)</translation>
    </message>
    <message>
      <source>Train &amp;one step</source>
      <translation>한 번만 반복(&amp;O)</translation>
    </message>
    <message>
      <source>Train one epo&amp;ch</source>
      <translation>한 에폭 학습(&amp;C)</translation>
    </message>
    <message>
      <source>Train to a tar&amp;get…</source>
      <translation>목표까지 학습(&amp;G)…</translation>
    </message>
    <message>
      <source>&amp;Full speed</source>
      <translation>최고 속도(&amp;F)</translation>
    </message>
    <message>
      <source>R&amp;eset training</source>
      <translation>학습 초기화(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Keyboard shortcuts</source>
      <translation>단축키(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;About this program</source>
      <translation>프로그램 정보(&amp;A)</translation>
    </message>
    <message>
      <source>Like the &amp;system</source>
      <translation>시스템 설정 따르기(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Light</source>
      <translation>밝게(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Dark</source>
      <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Preprocessing steps</source>
      <translation>전처리 과정(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;My digits</source>
      <translation>내 숫자(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Browse images</source>
      <translation>이미지 둘러보기(&amp;I)</translation>
    </message>
    <message>
      <source>La&amp;rger text and figures</source>
      <translation>글자와 그림 크게(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Smaller text and figures</source>
      <translation>글자와 그림 작게(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Usual size</source>
      <translation>기본 크기(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Full screen</source>
      <translation>전체 화면(&amp;F)</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>Message</source>
      <translation>메시지</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>자세히</translation>
    </message>
    <message>
      <source>Show where in the program this happened</source>
      <translation>프로그램의 어디에서 생긴 문제인지 보여 줍니다.</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>자세한 내용 복사</translation>
    </message>
    <message>
      <source>Copy the message, where it happened and the versions in use</source>
      <translation>메시지, 발생 위치, 사용 중인 버전을 복사합니다.</translation>
    </message>
    <message>
      <source>Close this message</source>
      <translation>메시지 닫기</translation>
    </message>
    <message>
      <source>{n} times</source>
      <translation>{n}회</translation>
    </message>
    <message>
      <source>{n} more</source>
      <translation>외 {n}건</translation>
    </message>
  </context>
  <context>
    <name>ModeSwitch</name>
    <message>
      <source>Forward</source>
      <translation>순전파</translation>
    </message>
    <message>
      <source>From the drawing to the answer (sections 3.3 to 3.5)</source>
      <translation>그림에서 답까지(3.3~3.5절)</translation>
    </message>
    <message>
      <source>Backward</source>
      <translation>역전파</translation>
    </message>
    <message>
      <source>From the loss back to every weight, line by line (chapter 5)</source>
      <translation>손실에서 모든 가중치까지 한 줄씩 거슬러 갑니다(5장).</translation>
    </message>
  </context>
  <context>
    <name>MyDigitsWindow</name>
    <message>
      <source>My digits</source>
      <translation>내 숫자</translation>
    </message>
  </context>
  <context>
    <name>Navigator</name>
    <message>
      <source>Search</source>
      <translation>검색</translation>
    </message>
    <message>
      <source>Find a lab by chapter, section, term or formula</source>
      <translation>장, 절, 용어, 식으로 실험을 찾습니다.</translation>
    </message>
    <message>
      <source>Search the labs</source>
      <translation>실험 검색</translation>
    </message>
    <message>
      <source>Labs by chapter</source>
      <translation>장별 실험</translation>
    </message>
    <message>
      <source>No lab has "{query}".</source>
      <translation>"{query}": 찾는 실험이 없습니다.</translation>
    </message>
  </context>
  <context>
    <name>NetworkPage</name>
    <message>
      <source>{function} (its own)</source>
      <translation>{function} (원래 함수)</translation>
    </message>
    <message>
      <source>{function} (chosen)</source>
      <translation>{function} (고른 함수)</translation>
    </message>
    <message>
      <source>h(x) solid, h′(x) dashed. Drag the line at x; the wheel zooms.</source>
      <translation>h(x) 실선, h′(x) 점선. x의 세로선을 끌 수 있고, 휠로 확대합니다.</translation>
    </message>
    <message>
      <source>Plot of the activation functions</source>
      <translation>활성화 함수 그래프</translation>
    </message>
    <message>
      <source>Function that the layer's values go through</source>
      <translation>층의 값이 들어가는 함수</translation>
    </message>
    <message>
      <source>What comes out at the side: the values below sent through the layer's own function, or through the one chosen in the list (section 6.2)</source>
      <translation>옆에 나오는 값을 정합니다. 아래의 값을 층의 원래 함수에 넣거나 목록에서 고른 함수에 넣습니다(6.2절).</translation>
    </message>
  </context>
  <context>
    <name>NetworkView</name>
    <message>
      <source>{count} parameters</source>
      <translation>매개변수 {count}개</translation>
    </message>
    <message>
      <source>Draw a digit</source>
      <translation>숫자를 그리세요</translation>
    </message>
    <message>
      <source>The network's layers</source>
      <translation>신경망의 층</translation>
    </message>
    <message>
      <source>Arrows move over the units, Ctrl and an arrow to the next array, Enter opens a unit, plus and minus zoom.</source>
      <translation>화살표 키로 뉴런 사이를, Ctrl+화살표 키로 배열 사이를 옮겨 다니고, Enter로 뉴런을 열고, +와 -로 확대하고 축소합니다.</translation>
    </message>
  </context>
  <context>
    <name>NeuronPanel</name>
    <message>
      <source>Neuron {unit} of layer {layer}</source>
      <translation>{layer}층의 뉴런 {unit}</translation>
    </message>
    <message>
      <source>The answer of the moment</source>
      <translation>지금의 답</translation>
    </message>
    <message>
      <source>Chosen; Escape lets it go</source>
      <translation>선택함. Esc로 해제</translation>
    </message>
    <message>
      <source>{input} ∘ weights</source>
      <translation>{input} ∘ 가중치</translation>
    </message>
    <message>
      <source>Its largest terms of {count}:</source>
      <translation>항 {count}개 중 가장 큰 것:</translation>
    </message>
    <message>
      <source>Every input is 0: only the bias is left.</source>
      <translation>입력이 모두 0이라 편향만 남습니다.</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>가중치</translation>
    </message>
    <message>
      <source>Weights into this neuron</source>
      <translation>이 뉴런으로 들어오는 가중치</translation>
    </message>
    <message>
      <source>The weights into this neuron, laid out like the array they multiply (section 3.3)</source>
      <translation>이 뉴런으로 들어오는 가중치를 곱해지는 배열과 같은 모양으로 늘어놓았습니다(3.3절).</translation>
    </message>
    <message>
      <source>Products of inputs and weights</source>
      <translation>입력과 가중치의 곱</translation>
    </message>
    <message>
      <source>Each input times its weight, one by one; their sum and the bias make a (section 3.4)</source>
      <translation>입력과 가중치를 하나씩 곱한 값입니다. 모두 더하고 편향을 더하면 a가 됩니다(3.4절).</translation>
    </message>
    <message>
      <source>The weighted sum of the inputs plus the bias (section 3.4)</source>
      <translation>입력의 가중합에 편향을 더한 값(3.4절)</translation>
    </message>
    <message>
      <source>What the activation function makes of the sum (sections 3.2 and 3.5)</source>
      <translation>그 합을 활성화 함수에 넣은 값(3.2절, 3.5절)</translation>
    </message>
  </context>
  <context>
    <name>OutputStrip</name>
    <message>
      <source>{share} of the outputs between {low} and {high}</source>
      <translation>출력의 {share}: {low}~{high}</translation>
    </message>
    <message>
      <source>Distribution of the outputs</source>
      <translation>출력의 분포</translation>
    </message>
    <message>
      <source>What the function makes of the values below, on its own axis (section 6.2)</source>
      <translation>아래의 값을 함수에 넣은 결과를 따로 둔 축에 그립니다(6.2절).</translation>
    </message>
  </context>
  <context>
    <name>OutwardPage</name>
    <message>
      <source>Neuron {unit} of layer {layer}</source>
      <translation>{layer}층의 뉴런 {unit}</translation>
    </message>
    <message>
      <source>Unseen test images that excite it most, with a{layer}[{unit}]:</source>
      <translation>이 뉴런을 가장 강하게 자극하는 처음 보는 시험 이미지와 a{layer}[{unit}]:</translation>
    </message>
    <message>
      <source>An output: from here it goes to softmax and the verdict.</source>
      <translation>출력 뉴런입니다. 여기서 소프트맥스를 거쳐 판정이 됩니다.</translation>
    </message>
    <message>
      <source>Goes to: {list}</source>
      <translation>나가는 곳: {list}</translation>
    </message>
    <message>
      <source>Outgoing weights</source>
      <translation>나가는 가중치</translation>
    </message>
    <message>
      <source>The weights out of this neuron, laid out like the layer they go to (section 3.4)</source>
      <translation>이 뉴런에서 나가는 가중치를 다음 층과 같은 모양으로 늘어놓았습니다(3.4절).</translation>
    </message>
    <message>
      <source>Images that excite this neuron most</source>
      <translation>이 뉴런을 가장 강하게 자극하는 이미지</translation>
    </message>
    <message>
      <source>Of the test images that come with the program, those with the largest weighted sum here</source>
      <translation>프로그램에 들어 있는 시험 이미지 중 이 뉴런의 가중합이 가장 큰 것입니다.</translation>
    </message>
  </context>
  <context>
    <name>PageSwitch</name>
    <message>
      <source>Your network</source>
      <translation>내 신경망</translation>
    </message>
    <message>
      <source>What a layer of the network sends through its activation, and what comes out</source>
      <translation>신경망의 한 층이 활성화 함수에 넣는 값과 나오는 값</translation>
    </message>
    <message>
      <source>Many layers</source>
      <translation>여러 층</translation>
    </message>
    <message>
      <source>What many equal layers do to a signal, and to the gradient (section 6.2)</source>
      <translation>똑같은 층을 여러 개 쌓으면 신호와 기울기가 어떻게 되는지 봅니다(6.2절).</translation>
    </message>
    <message>
      <source>Linear layers</source>
      <translation>선형 층</translation>
    </message>
    <message>
      <source>Why layers without an activation are worth only one (section 3.2.6)</source>
      <translation>활성화 함수 없는 층은 왜 몇 개라도 한 층과 같은지 봅니다(3.2.6절).</translation>
    </message>
    <message>
      <source>Neuron</source>
      <translation>뉴런</translation>
    </message>
    <message>
      <source>The chosen neuron's sum, taken apart</source>
      <translation>고른 뉴런의 합의 내역</translation>
    </message>
    <message>
      <source>Goes to</source>
      <translation>나가는 곳</translation>
    </message>
    <message>
      <source>Where the chosen neuron's output goes, and which images excite it most</source>
      <translation>고른 뉴런의 출력이 가는 곳과, 그 뉴런을 가장 강하게 자극하는 이미지</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>코드</translation>
    </message>
    <message>
      <source>The lines that compute the picture</source>
      <translation>위의 그림을 계산하는 코드</translation>
    </message>
    <message>
      <source>What if</source>
      <translation>만약에</translation>
    </message>
    <message>
      <source>Change the chosen neuron, and see what it was for</source>
      <translation>고른 뉴런을 바꾸어 그 역할을 알아봅니다.</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>왜</translation>
    </message>
    <message>
      <source>Which pixels the answer hangs on, and what would change it</source>
      <translation>답이 어느 픽셀에 달려 있고 무엇이 답을 바꾸는지 보여 줍니다.</translation>
    </message>
  </context>
  <context>
    <name>PictureCard</name>
    <message>
      <source>{number}  – pinned by hand</source>
      <translation>{number}  – 직접 고정함</translation>
    </message>
    <message>
      <source>Some numbers are no longer finite (nan): a run at this learning rate has diverged.</source>
      <translation>일부 값이 더는 유한하지 않습니다(nan). 이 학습률에서 학습이 발산했습니다.</translation>
    </message>
    <message>
      <source>Step through the lines; click any number to see the terms that sum to it.</source>
      <translation>한 줄씩 실행해 보세요. 수를 클릭하면 그 합을 이루는 항이 나옵니다.</translation>
    </message>
    <message>
      <source>The canvas is empty: this is the network at rest, with its biases alone.</source>
      <translation>그림판이 비어 있어 편향만으로 계산한 상태입니다.</translation>
    </message>
    <message>
      <source>Point at a cell to read its number; click it to take its sum apart.</source>
      <translation>칸을 가리키면 값이, 클릭하면 그 합의 내역이 나옵니다.</translation>
    </message>
    <message>
      <source>The line of code that computes what is lit, with its shapes (sections 3.3 to 3.5)</source>
      <translation>강조된 부분을 계산하는 코드와 배열의 형상(3.3~3.5절)</translation>
    </message>
    <message>
      <source>Line of code</source>
      <translation>코드</translation>
    </message>
    <message>
      <source>Value under the cursor</source>
      <translation>가리킨 칸의 값</translation>
    </message>
  </context>
  <context>
    <name>PracticePanel</name>
    <message>
      <source>Train on my digits</source>
      <translation>내 숫자로 학습</translation>
    </message>
    <message>
      <source>Learn from</source>
      <translation>학습 데이터</translation>
    </message>
    <message>
      <source>My digits only</source>
      <translation>내 숫자만</translation>
    </message>
    <message>
      <source>Mine and sample digits</source>
      <translation>내 숫자와 표본</translation>
    </message>
    <message>
      <source>With digits of the sample mixed in, it rehearses what it knew and forgets less of it</source>
      <translation>표본의 숫자를 섞으면 알던 것을 복습하여 덜 잊습니다.</translation>
    </message>
    <message>
      <source>Updates</source>
      <translation>갱신 횟수</translation>
    </message>
    <message>
      <source>How many mini-batches of ten digits to learn from (section 4.5)</source>
      <translation>숫자 열 개짜리 미니배치로 학습할 횟수(4.5절)</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>Learning rate η: how far each update goes (section 4.4.2)</source>
      <translation>학습률 η: 한 번에 갱신하는 정도(4.4.2절)</translation>
    </message>
    <message>
      <source>Use the result</source>
      <translation>결과 사용</translation>
    </message>
    <message>
      <source>Let the trained copy read your drawings; the original stays and you can go back to it</source>
      <translation>학습한 사본으로 그림을 읽습니다. 원래 신경망은 그대로 있어 언제든 돌아갈 수 있습니다.</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>버리기</translation>
    </message>
    <message>
      <source>Forget what the copy learned</source>
      <translation>사본이 학습한 것을 버립니다.</translation>
    </message>
    <message>
      <source>mine, learned</source>
      <translation>내 숫자, 학습함</translation>
    </message>
    <message>
      <source>mine, held out</source>
      <translation>내 숫자, 남겨 둠</translation>
    </message>
    <message>
      <source>test images</source>
      <translation>시험 이미지</translation>
    </message>
    <message>
      <source>update</source>
      <translation>갱신</translation>
    </message>
    <message>
      <source>Accuracy: share read right</source>
      <translation>정확도: 바르게 읽은 비율</translation>
    </message>
    <message>
      <source>Accuracy on your digits and on test images, over the updates</source>
      <translation>갱신에 따른 내 숫자와 시험 이미지의 정확도</translation>
    </message>
    <message>
      <source>Your digits that it learns from, yours that it never learns from, and test images: how it learns, whether that carries over, and what it forgets</source>
      <translation>학습에 쓰는 내 숫자, 쓰지 않는 내 숫자, 시험 이미지의 정확도입니다. 얼마나 배우고, 처음 보는 숫자에도 통하며, 무엇을 잊는지 보여 줍니다.</translation>
    </message>
    <message>
      <source>update {n}</source>
      <translation>갱신 {n}</translation>
    </message>
    <message>
      <source>Keep {n} more digits and a network can be trained on them here.</source>
      <translation>숫자를 {n}개 더 보관하면 여기에서 신경망을 학습시킬 수 있습니다.</translation>
    </message>
    <message>
      <source>A copy of the network learns {learn} of your digits; the other {held} show whether that carries over to what it has not seen.</source>
      <translation>신경망의 사본이 내 숫자 {learn}개를 학습합니다. 나머지 {held}개로는 처음 보는 숫자에도 통하는지 확인합니다.</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>멈춤</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>시작</translation>
    </message>
    <message>
      <source>Stop here; the result can still be used</source>
      <translation>여기서 멈춥니다. 결과는 사용할 수 있습니다.</translation>
    </message>
    <message>
      <source>Train a copy of the network that reads your drawings</source>
      <translation>그림을 읽는 신경망의 사본을 학습시킵니다.</translation>
    </message>
    <message>
      <source>Three curves will show here how well the copy reads your digits that it learns, your digits that it does not, and the test images.</source>
      <translation>학습하는 내 숫자, 학습하지 않는 내 숫자, 시험 이미지를 사본이 얼마나 잘 읽는지 세 곡선으로 보여 줍니다.</translation>
    </message>
    <message>
      <source>mine, learned: {before} → {after}</source>
      <translation>내 숫자, 학습함: {before} → {after}</translation>
    </message>
    <message>
      <source>mine, held out: {before} → {after}</source>
      <translation>내 숫자, 남겨 둠: {before} → {after}</translation>
    </message>
    <message>
      <source>test images: {before} → {after}</source>
      <translation>시험 이미지: {before} → {after}</translation>
    </message>
  </context>
  <context>
    <name>PreprocessingMicroscope</name>
    <message>
      <source>Preprocessing steps</source>
      <translation>전처리 과정</translation>
    </message>
    <message>
      <source>From the drawing to what the network sees</source>
      <translation>그림이 신경망의 입력이 되기까지</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>닫기</translation>
    </message>
    <message>
      <source>Close (Esc)</source>
      <translation>닫기(Esc)</translation>
    </message>
    <message>
      <source>drawing</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>The drawing, the box of its ink framed</source>
      <translation>획을 감싼 상자를 표시한 그림</translation>
    </message>
    <message>
      <source>With the steps switched on above</source>
      <translation>위에서 켠 과정만 거친 결과</translation>
    </message>
    <message>
      <source>What the network gets</source>
      <translation>신경망의 입력</translation>
    </message>
    <message>
      <source>What the network gets: the outcome of every step</source>
      <translation>신경망의 입력: 모든 과정을 거친 결과</translation>
    </message>
    <message>
      <source>An image of the data set is 28×28 already: the network gets it as it is. Below is what the steps would make of it.</source>
      <translation>데이터셋의 이미지는 이미 28×28이므로 그대로 신경망에 들어갑니다. 아래는 전처리를 거친다면 나올 결과입니다.</translation>
    </message>
  </context>
  <context>
    <name>ProbabilityBars</name>
    <message>
      <source>Probability of each class</source>
      <translation>클래스별 확률</translation>
    </message>
    <message>
      <source>The canvas is empty.</source>
      <translation>그림판이 비어 있습니다.</translation>
    </message>
    <message>
      <source>{name}: {value:.3f}</source>
      <translation>{name}: {value:.3f}</translation>
    </message>
    <message>
      <source>True label: {name}.</source>
      <translation>정답 레이블: {name}.</translation>
    </message>
    <message>
      <source>{name} is the true label. Click to take it back.</source>
      <translation>정답 레이블: {name}. 클릭하면 취소합니다.</translation>
    </message>
    <message>
      <source>{name} has a probability of {value}. Click if {name} is the true label.</source>
      <translation>{name}의 확률은 {value}입니다. 정답이면 클릭하세요.</translation>
    </message>
  </context>
  <context>
    <name>ProbabilityColumns</name>
    <message>
      <source>Probability of each class</source>
      <translation>클래스별 확률</translation>
    </message>
    <message>
      <source>{name}: {percent}</source>
      <translation>{name}: {percent}</translation>
    </message>
  </context>
  <context>
    <name>ProcessBar</name>
    <message>
      <source>Pause</source>
      <translation>일시정지</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>시작</translation>
    </message>
    <message>
      <source>Stop after this step</source>
      <translation>이번 걸음까지만 하고 멈춥니다.</translation>
    </message>
    <message>
      <source>Go on step by step, and watch</source>
      <translation>한 걸음씩 나아가며 지켜봅니다.</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>한 걸음</translation>
    </message>
    <message>
      <source>Take one step and stop there</source>
      <translation>한 걸음만 나아가고 멈춥니다.</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>초기화</translation>
    </message>
    <message>
      <source>Go back to the start</source>
      <translation>처음으로 돌아갑니다.</translation>
    </message>
    <message>
      <source>Speed: how many steps are taken before each new picture</source>
      <translation>속도: 그림을 새로 그리기 전에 나아가는 걸음 수</translation>
    </message>
    <message>
      <source>Steps for each picture</source>
      <translation>그림 한 장당 걸음 수</translation>
    </message>
    <message>
      <source>Step {n}</source>
      <translation>{n}걸음</translation>
    </message>
  </context>
  <context>
    <name>ProgressLine</name>
    <message>
      <source>Ready</source>
      <translation>준비됨</translation>
    </message>
    <message>
      <source>Ready: {n} iterations</source>
      <translation>준비됨: {n}회 반복</translation>
    </message>
    <message>
      <source>iteration {n}</source>
      <translation>반복 {n}</translation>
    </message>
    <message>
      <source>iteration {n} of {total}</source>
      <translation>반복 {n}/{total}</translation>
    </message>
    <message>
      <source>epoch {n}</source>
      <translation>에폭 {n}</translation>
    </message>
    <message>
      <source>{n} it/s</source>
      <translation>초당 {n}회</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>{time} 남음</translation>
    </message>
    <message>
      <source>until iteration {n}</source>
      <translation>반복 {n}까지</translation>
    </message>
    <message>
      <source>until epoch {n}</source>
      <translation>에폭 {n}까지</translation>
    </message>
    <message>
      <source>until test accuracy {n}</source>
      <translation>시험 정확도 {n}까지</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>일시정지</translation>
    </message>
    <message>
      <source>finished</source>
      <translation>완료</translation>
    </message>
    <message>
      <source>stopped by an error</source>
      <translation>오류로 멈춤</translation>
    </message>
    <message>
      <source>Progress of the run</source>
      <translation>학습 진행 상황</translation>
    </message>
  </context>
  <context>
    <name>QuestionView</name>
    <message>
      <source>Ask again</source>
      <translation>다시 풀기</translation>
    </message>
    <message>
      <source>Try it</source>
      <translation>해 보기</translation>
    </message>
    <message>
      <source>Go back to the values from before</source>
      <translation>이전 값으로 돌아갑니다.</translation>
    </message>
    <message>
      <source>Make the experiment in the lab and compare it with your prediction</source>
      <translation>실험해 보고 예상과 비교합니다.</translation>
    </message>
    <message>
      <source>As you predicted: {outcome}</source>
      <translation>예상대로입니다: {outcome}</translation>
    </message>
    <message>
      <source>The lab's answer: {outcome}</source>
      <translation>실험 결과: {outcome}</translation>
    </message>
  </context>
  <context>
    <name>ReadImages</name>
    <message>
      <source>{true}, read right: {share}</source>
      <translation>{true}, 바르게 읽음: {share}</translation>
    </message>
    <message>
      <source>{true}, read as {guess} ({share}); {true} got {left}</source>
      <translation>{true}, {guess}(으)로 읽음({share}). {true}의 확률은 {left}</translation>
    </message>
  </context>
  <context>
    <name>ReaderSelector</name>
    <message>
      <source>Read by</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>Network that reads the canvas</source>
      <translation>그림판을 읽는 신경망</translation>
    </message>
    <message>
      <source>Open a weights file…</source>
      <translation>가중치 파일 열기…</translation>
    </message>
  </context>
  <context>
    <name>ReaderWords</name>
    <message>
      <source>the run, live</source>
      <translation>학습 중인 신경망</translation>
    </message>
    <message>
      <source>pen – made for drawings</source>
      <translation>pen – 손그림용</translation>
    </message>
    <message>
      <source>book – the network of chapter 3</source>
      <translation>book – 3장의 신경망</translation>
    </message>
    <message>
      <source>{name}, as it was</source>
      <translation>{name}, 원래 상태</translation>
    </message>
    <message>
      <source>{name}, {changes}</source>
      <translation>{name}, {changes} 사본</translation>
    </message>
    <message>
      <source>{name}, {changes} ({number})</source>
      <translation>{name}, {changes} 사본 ({number})</translation>
    </message>
    <message>
      <source>taught</source>
      <translation>가르친</translation>
    </message>
    <message>
      <source>updated</source>
      <translation>갱신한</translation>
    </message>
    <message>
      <source>edited</source>
      <translation>고친</translation>
    </message>
    <message>
      <source>Taught: it learned from your own digits.</source>
      <translation>가르친 사본: 내 숫자로 학습했습니다.</translation>
    </message>
    <message>
      <source>Updated: you took steps of gradient descent in Layers, Backward.</source>
      <translation>갱신한 사본: 층 탭의 역전파에서 경사 하강법으로 갱신했습니다.</translation>
    </message>
    <message>
      <source>Edited: you set numbers of it by hand in Layers, What if.</source>
      <translation>고친 사본: 층 탭의 [만약에]에서 값을 직접 바꿨습니다.</translation>
    </message>
    <message>
      <source>A copy: {name} itself is as it was.</source>
      <translation>사본이므로 원래의 {name}에는 변화가 없습니다.</translation>
    </message>
    <message>
      <source>the run</source>
      <translation>학습 중인 신경망</translation>
    </message>
    <message>
      <source>The network that is being trained, as it is now</source>
      <translation>지금 학습 중인 신경망의 현재 상태</translation>
    </message>
    <message>
      <source>Comes with the program</source>
      <translation>프로그램에 들어 있는 신경망</translation>
    </message>
    <message>
      <source>{before} → {after} ({points} points) of {n} test images</source>
      <translation>시험 이미지 {n}장에서 {before} → {after}({points}%p)</translation>
    </message>
    <message>
      <source>counting on {n} test images</source>
      <translation>시험 이미지 {n}장으로 세는 중</translation>
    </message>
    <message>
      <source>about {share}: {done} of {n} test images counted</source>
      <translation>약 {share}: 시험 이미지 {n}장 중 {done}장을 셈</translation>
    </message>
    <message>
      <source>{sizes} {activations}, {count} parameters</source>
      <translation>{sizes} {activations}, 매개변수 {count}개</translation>
    </message>
    <message>
      <source>Trained on {dataset}</source>
      <translation>학습 데이터: {dataset}</translation>
    </message>
    <message>
      <source>{share} right on {images}</source>
      <translation>{images} 정확도 {share}</translation>
    </message>
    <message>
      <source>{dataset} training images</source>
      <translation>{dataset} 훈련 이미지</translation>
    </message>
    <message>
      <source>{dataset} validation images</source>
      <translation>{dataset} 검증 이미지</translation>
    </message>
    <message>
      <source>{dataset} test images</source>
      <translation>{dataset} 시험 이미지</translation>
    </message>
  </context>
  <context>
    <name>RegistryNames</name>
    <message>
      <source>Step</source>
      <translation>계단</translation>
    </message>
    <message>
      <source>Identity</source>
      <translation>항등</translation>
    </message>
    <message>
      <source>Sigmoid</source>
      <translation>시그모이드</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>소프트맥스</translation>
    </message>
    <message>
      <source>MNIST sample</source>
      <translation>MNIST 표본</translation>
    </message>
    <message>
      <source>My digits</source>
      <translation>내 숫자</translation>
    </message>
    <message>
      <source>My digits + MNIST sample</source>
      <translation>내 숫자 + MNIST 표본</translation>
    </message>
    <message>
      <source>My digits + MNIST</source>
      <translation>내 숫자 + MNIST</translation>
    </message>
    <message>
      <source>T-shirt/top</source>
      <translation>티셔츠</translation>
    </message>
    <message>
      <source>Trouser</source>
      <translation>바지</translation>
    </message>
    <message>
      <source>Pullover</source>
      <translation>풀오버</translation>
    </message>
    <message>
      <source>Dress</source>
      <translation>원피스</translation>
    </message>
    <message>
      <source>Coat</source>
      <translation>코트</translation>
    </message>
    <message>
      <source>Sandal</source>
      <translation>샌들</translation>
    </message>
    <message>
      <source>Shirt</source>
      <translation>셔츠</translation>
    </message>
    <message>
      <source>Sneaker</source>
      <translation>스니커즈</translation>
    </message>
    <message>
      <source>Bag</source>
      <translation>가방</translation>
    </message>
    <message>
      <source>Ankle boot</source>
      <translation>앵클부츠</translation>
    </message>
  </context>
  <context>
    <name>RunActions</name>
    <message>
      <source>Again</source>
      <translation>다시</translation>
    </message>
    <message>
      <source>Again, with one change</source>
      <translation>하나만 바꿔 다시</translation>
    </message>
    <message>
      <source>Set up a new run like this one, same seed, same first weights: change one thing</source>
      <translation>시드와 초깃값까지 같은 새 학습을 준비합니다. 하나만 바꿔 보세요.</translation>
    </message>
    <message>
      <source>Look at this run</source>
      <translation>이 학습 보기</translation>
    </message>
    <message>
      <source>Make this run the current one again: look back on it, branch it, or train it on</source>
      <translation>이 학습을 다시 현재 학습으로 만듭니다. 되돌아보거나, 갈라지거나, 이어서 학습할 수 있습니다.</translation>
    </message>
    <message>
      <source>Difference to the current run</source>
      <translation>현재 학습과의 차이</translation>
    </message>
    <message>
      <source>Draw the curves of this run minus those of the current one, at the same iterations</source>
      <translation>이 학습의 곡선에서 현재 학습의 곡선을 뺀 값을 같은 반복끼리 그립니다.</translation>
    </message>
    <message>
      <source>All columns</source>
      <translation>모든 열</translation>
    </message>
    <message>
      <source>Show the runs with all their settings and figures, in a window of its own</source>
      <translation>모든 설정과 수치를 갖춘 학습 목록을 따로 창에 보여 줍니다.</translation>
    </message>
    <message>
      <source>Open a run</source>
      <translation>학습 열기</translation>
    </message>
    <message>
      <source>Open the file of a run: its curves and every iteration, to be trained on</source>
      <translation>학습 파일을 엽니다. 곡선과 모든 반복이 들어 있고, 이어서 학습할 수 있습니다.</translation>
    </message>
    <message>
      <source>Save the run</source>
      <translation>학습 저장</translation>
    </message>
    <message>
      <source>Save this run in one file, from which it opens again with every iteration</source>
      <translation>이 학습을 파일 하나에 저장합니다. 다시 열면 모든 반복을 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>내보내기</translation>
    </message>
    <message>
      <source>Export weights, curves or a NumPy script</source>
      <translation>가중치, 곡선, NumPy 스크립트를 내보냅니다.</translation>
    </message>
    <message>
      <source>Delete the run</source>
      <translation>학습 삭제</translation>
    </message>
    <message>
      <source>Take this run off the list (Delete). The current run stays.</source>
      <translation>이 학습을 목록에서 지웁니다(Delete). 현재 학습은 남습니다.</translation>
    </message>
    <message>
      <source>Undo delete</source>
      <translation>삭제 취소</translation>
    </message>
    <message>
      <source>Bring back the run deleted last</source>
      <translation>마지막으로 지운 학습을 되살립니다.</translation>
    </message>
    <message>
      <source>Weights of this run (.npz)…</source>
      <translation>이 학습의 가중치 (.npz)…</translation>
    </message>
    <message>
      <source>A file that can read the canvas; of the current run, the iteration looked at</source>
      <translation>그림판을 읽을 수 있는 파일입니다. 현재 학습이면 지금 보고 있는 반복의 가중치를 저장합니다.</translation>
    </message>
    <message>
      <source>Curves as a table (.csv)…</source>
      <translation>곡선을 표로 (.csv)…</translation>
    </message>
    <message>
      <source>Every iteration of the runs that are ticked, for a spreadsheet</source>
      <translation>체크한 학습의 모든 반복을 스프레드시트용으로 저장합니다.</translation>
    </message>
    <message>
      <source>Curves as a picture (.png, .svg)…</source>
      <translation>곡선을 그림으로 (.png, .svg)…</translation>
    </message>
    <message>
      <source>Loss and accuracy of the runs that are ticked, for a page</source>
      <translation>체크한 학습의 손실과 정확도를 문서에 넣을 그림으로 저장합니다.</translation>
    </message>
    <message>
      <source>This run as a NumPy script (.py)…</source>
      <translation>이 학습을 NumPy 스크립트로 (.py)…</translation>
    </message>
    <message>
      <source>A short program without this one, which makes the same losses again</source>
      <translation>이 프로그램 없이 실행하여 똑같은 손실을 다시 만드는 짧은 프로그램입니다.</translation>
    </message>
  </context>
  <context>
    <name>RunCard</name>
    <message>
      <source>best {share}</source>
      <translation>최고 {share}</translation>
    </message>
    <message>
      <source>last {share}</source>
      <translation>마지막 {share}</translation>
    </message>
    <message>
      <source>loss {loss} at {iteration}</source>
      <translation>손실 {loss}, 반복 {iteration}</translation>
    </message>
  </context>
  <context>
    <name>RunExports</name>
    <message>
      <source>Export weights</source>
      <translation>가중치 내보내기</translation>
    </message>
    <message>
      <source>Network weights (*.npz)</source>
      <translation>신경망 가중치 (*.npz)</translation>
    </message>
    <message>
      <source>Export curves</source>
      <translation>곡선 내보내기</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>표 (*.csv)</translation>
    </message>
    <message>
      <source>Picture (*.png);;Drawing (*.svg)</source>
      <translation>PNG 그림 (*.png);;SVG 그림 (*.svg)</translation>
    </message>
    <message>
      <source>Export picture of the curves</source>
      <translation>곡선 그림 내보내기</translation>
    </message>
    <message>
      <source>Export as script</source>
      <translation>스크립트로 내보내기</translation>
    </message>
    <message>
      <source>Python script (*.py)</source>
      <translation>파이썬 스크립트 (*.py)</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>학습 목록</translation>
    </message>
  </context>
  <context>
    <name>RunFiles</name>
    <message>
      <source>Open run</source>
      <translation>학습 열기</translation>
    </message>
    <message>
      <source>Runs (*.nnrun);;All files (*)</source>
      <translation>학습 (*.nnrun);;모든 파일 (*)</translation>
    </message>
    <message>
      <source>Save run</source>
      <translation>학습 저장</translation>
    </message>
    <message>
      <source>Runs (*.nnrun)</source>
      <translation>학습 (*.nnrun)</translation>
    </message>
  </context>
  <context>
    <name>RunViews</name>
    <message>
      <source>Network</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>First-layer weights, and the run's reading</source>
      <translation>첫 층의 가중치와 그림 읽기 결과</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>배치</translation>
    </message>
    <message>
      <source>The images of one update, and what it changed</source>
      <translation>한 번 갱신에 쓴 이미지와 그 갱신으로 바뀐 것</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>분포</translation>
    </message>
    <message>
      <source>How the numbers of each layer are spread</source>
      <translation>층마다 값이 어떻게 퍼져 있는지</translation>
    </message>
    <message>
      <source>Confusion</source>
      <translation>혼동 행렬</translation>
    </message>
    <message>
      <source>Which classes it takes for which</source>
      <translation>어떤 클래스를 무엇으로 잘못 읽는지</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>오답</translation>
    </message>
    <message>
      <source>The images it reads worst</source>
      <translation>가장 크게 틀린 이미지</translation>
    </message>
    <message>
      <source>Drawings</source>
      <translation>내 그림</translation>
    </message>
    <message>
      <source>Your drawings, read as the network learns</source>
      <translation>학습하는 신경망이 읽은 내 그림</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>학습 목록</translation>
    </message>
    <message>
      <source>All runs of this sitting, to be compared</source>
      <translation>비교할 수 있는, 이번에 실행한 모든 학습</translation>
    </message>
    <message>
      <source>{name}: {what}</source>
      <translation>{name}: {what}</translation>
    </message>
    <message>
      <source>Views of the run</source>
      <translation>학습 보기</translation>
    </message>
  </context>
  <context>
    <name>RunWords</name>
    <message>
      <source>Run {n}</source>
      <translation>학습 {n}</translation>
    </message>
    <message>
      <source>from {n}</source>
      <translation>반복 {n}부터</translation>
    </message>
    <message>
      <source>rate {value}</source>
      <translation>학습률 {value}</translation>
    </message>
    <message>
      <source>batch {value}</source>
      <translation>배치 {value}</translation>
    </message>
    <message>
      <source>first weights {value}</source>
      <translation>초깃값 {value}</translation>
    </message>
    <message>
      <source>L1 {value}</source>
      <translation>L1 {value}</translation>
    </message>
    <message>
      <source>decay {value}</source>
      <translation>가중치 감소 {value}</translation>
    </message>
    <message>
      <source>seed {value}</source>
      <translation>시드 {value}</translation>
    </message>
    <message>
      <source>{value} rate</source>
      <translation>학습률 스케줄 {value}</translation>
    </message>
    <message>
      <source>with replacement</source>
      <translation>복원 추출</translation>
    </message>
    <message>
      <source>without replacement</source>
      <translation>비복원 추출</translation>
    </message>
    <message>
      <source>distorted images</source>
      <translation>변형한 이미지</translation>
    </message>
    <message>
      <source>plain images</source>
      <translation>원본 이미지</translation>
    </message>
    <message>
      <source>{value} iterations</source>
      <translation>{value}회 반복</translation>
    </message>
    <message>
      <source>{value} epochs</source>
      <translation>{value}에폭</translation>
    </message>
    <message>
      <source>{value} images</source>
      <translation>이미지 {value}장</translation>
    </message>
    <message>
      <source>all images</source>
      <translation>모든 이미지</translation>
    </message>
    <message>
      <source>{value} % for validation</source>
      <translation>검증용 {value} %</translation>
    </message>
    <message>
      <source>no end set</source>
      <translation>끝 없음</translation>
    </message>
  </context>
  <context>
    <name>RunsModel</name>
    <message>
      <source>Run</source>
      <translation>학습</translation>
    </message>
    <message>
      <source>What differs</source>
      <translation>다른 점</translation>
    </message>
    <message>
      <source>Best</source>
      <translation>최고</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>마지막</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>Iterations</source>
      <translation>반복</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>학습 방법</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>데이터</translation>
    </message>
    <message>
      <source>Tick to draw a run beside the current one; double-click to rename it</source>
      <translation>체크하면 현재 학습과 함께 그립니다. 두 번 클릭하면 이름을 바꿉니다.</translation>
    </message>
    <message>
      <source>Its settings as far as they differ from those of its parent, or of the first run</source>
      <translation>갈라져 나온 학습 또는 첫 학습과 다른 설정</translation>
    </message>
    <message>
      <source>Highest accuracy on the test images</source>
      <translation>시험 이미지의 최고 정확도</translation>
    </message>
    <message>
      <source>Last measured accuracy on the test images</source>
      <translation>마지막으로 잰 시험 이미지의 정확도</translation>
    </message>
    <message>
      <source>Smoothed loss of its last iteration</source>
      <translation>마지막 반복의 손실(평활값)</translation>
    </message>
    <message>
      <source>Updates of the weights that it made</source>
      <translation>가중치를 갱신한 횟수</translation>
    </message>
    <message>
      <source>Units of each layer, and the hidden layers' activation</source>
      <translation>층별 뉴런 수와 은닉층의 활성화 함수</translation>
    </message>
    <message>
      <source>How it was trained</source>
      <translation>학습시킨 방법</translation>
    </message>
    <message>
      <source>What it learned from</source>
      <translation>학습에 쓴 데이터</translation>
    </message>
    <message>
      <source>{name}: {settings}. Best {best}, last {last} of the test images read right</source>
      <translation>{name}: {settings}. 시험 정확도 최고 {best}, 마지막 {last}</translation>
    </message>
  </context>
  <context>
    <name>RunsView</name>
    <message>
      <source>Runs side by side: tick those to draw</source>
      <translation>학습 비교: 함께 그릴 것을 체크하세요</translation>
    </message>
    <message>
      <source>Every run is listed here, to be compared with the next</source>
      <translation>모든 학습이 여기에 쌓여 서로 비교할 수 있습니다</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>학습 목록</translation>
    </message>
  </context>
  <context>
    <name>RunsWindow</name>
    <message>
      <source>Runs</source>
      <translation>학습 목록</translation>
    </message>
    <message>
      <source>Every run of this sitting; a click on a column's title sorts by it, the ticked are drawn</source>
      <translation>이번에 실행한 모든 학습입니다. 열 제목을 클릭하면 정렬하고, 체크한 학습을 그립니다</translation>
    </message>
    <message>
      <source>Runs, all columns</source>
      <translation>학습 목록, 모든 열</translation>
    </message>
  </context>
  <context>
    <name>SamplesMenu</name>
    <message>
      <source>Not here yet: the Train tab downloads it, under Data</source>
      <translation>아직 없습니다. 학습 탭의 데이터에서 내려받으세요.</translation>
    </message>
  </context>
  <context>
    <name>SeenView</name>
    <message>
      <source>What the network sees</source>
      <translation>신경망이 보는 것</translation>
    </message>
    <message>
      <source>What the network sees: 28×28 pixels.
Click to see how they come from the drawing.</source>
      <translation>신경망이 보는 28×28 픽셀입니다.
클릭하면 그림에서 만들어지는 과정을 보여 줍니다.</translation>
    </message>
  </context>
  <context>
    <name>SetupFields</name>
    <message>
      <source>shuffled</source>
      <translation>섞어서 차례로</translation>
    </message>
    <message>
      <source>drawn anew</source>
      <translation>매번 무작위</translation>
    </message>
    <message>
      <source>Iterations</source>
      <translation>반복</translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation>에폭</translation>
    </message>
    <message>
      <source>Unit of the length</source>
      <translation>학습 길이의 단위</translation>
    </message>
    <message>
      <source>An epoch has seen as many images as there are to learn from (section 4.5.2)</source>
      <translation>1에폭은 훈련 이미지의 수만큼 이미지를 본 것입니다(4.5.2절).</translation>
    </message>
    <message>
      <source>The learning rate over the run</source>
      <translation>학습 동안의 학습률</translation>
    </message>
    <message>
      <source>Smaller learning rate</source>
      <translation>학습률 낮추기</translation>
    </message>
    <message>
      <source>Larger learning rate</source>
      <translation>학습률 높이기</translation>
    </message>
    <message>
      <source>New seed: other first weights, and the images in another order</source>
      <translation>새 시드: 초깃값과 이미지의 순서가 달라집니다.</translation>
    </message>
    <message>
      <source>all</source>
      <translation>전체</translation>
    </message>
    <message>
      <source>no end</source>
      <translation>끝 없음</translation>
    </message>
    <message>
      <source>never</source>
      <translation>재지 않음</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>이미지 수</translation>
    </message>
    <message>
      <source>Learn from the first so many training images only; empty for all. With few of them a network overfits (section 6.4.1).</source>
      <translation>앞에서부터 이만큼의 훈련 이미지만 학습합니다. 비워 두면 전체입니다. 이미지가 적으면 오버피팅이 일어납니다(6.4.1절).</translation>
    </message>
    <message>
      <source>Validation, %</source>
      <translation>검증용, %</translation>
    </message>
    <message>
      <source>Share of these images that is never learned from but measured on, to choose settings by; the test images stay unused for that (section 6.5.1)</source>
      <translation>학습에 쓰지 않고 정확도를 재는 데만 쓰는 비율입니다. 이것으로 설정을 고르면 시험 이미지는 쓰지 않고 남겨 둘 수 있습니다(6.5.1절).</translation>
    </message>
    <message>
      <source>First weights</source>
      <translation>초깃값</translation>
    </message>
    <message>
      <source>How the weights are drawn before the first step (section 6.2)</source>
      <translation>첫 갱신 전에 가중치를 정하는 방법(6.2절)</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>표준편차</translation>
    </message>
    <message>
      <source>Standard deviation of the first weights (section 6.2.1)</source>
      <translation>가중치 초깃값의 표준편차(6.2.1절)</translation>
    </message>
    <message>
      <source>Optimizer</source>
      <translation>최적화 기법</translation>
    </message>
    <message>
      <source>How the gradient changes the weights: SGD (section 6.1.2), Momentum (6.1.4), AdaGrad (6.1.5), Adam (6.1.6)</source>
      <translation>기울기로 가중치를 갱신하는 방법: SGD(6.1.2절), 모멘텀(6.1.4절), AdaGrad(6.1.5절), Adam(6.1.6절)</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>How far a step goes, η (section 4.4.2). It can be changed while the run goes on.</source>
      <translation>한 번에 갱신하는 정도 η(4.4.2절). 학습 도중에도 바꿀 수 있습니다.</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>학습률 변화</translation>
    </message>
    <message>
      <source>How the learning rate goes over the run. Step: a tenth from half of it on, a hundredth from three quarters. Cosine: slowly down to 0. One cycle: up first, then down to 0.</source>
      <translation>학습하는 동안 학습률이 변하는 방식입니다. 계단: 절반부터 10분의 1, 4분의 3부터 100분의 1. 코사인: 천천히 0까지 감소. 원사이클: 먼저 올렸다가 0까지 감소.</translation>
    </message>
    <message>
      <source>Batch size</source>
      <translation>배치 크기</translation>
    </message>
    <message>
      <source>Images in one mini-batch (section 4.2.3). It can be changed while the run goes on.</source>
      <translation>미니배치 하나에 든 이미지 수(4.2.3절). 학습 도중에도 바꿀 수 있습니다.</translation>
    </message>
    <message>
      <source>Batches</source>
      <translation>배치 추출</translation>
    </message>
    <message>
      <source>Shuffled: each epoch uses every image once. Drawn anew: each batch at random from all, as the book does (section 4.5.2).</source>
      <translation>섞어서 차례로: 에폭마다 모든 이미지를 한 번씩 씁니다. 매번 무작위: 책처럼 배치마다 전체에서 무작위로 뽑습니다(4.5.2절).</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>학습 길이</translation>
    </message>
    <message>
      <source>Where the run ends; leave it empty to go on until you stop (section 4.5.2)</source>
      <translation>학습을 끝낼 지점입니다. 비워 두면 멈출 때까지 계속합니다(4.5.2절).</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>시드</translation>
    </message>
    <message>
      <source>Where chance begins: the same seed gives the same first weights and batches. Reset keeps it; the die takes another.</source>
      <translation>난수의 시작점입니다. 시드가 같으면 초깃값과 배치도 같습니다. 초기화해도 그대로이며, 주사위를 누르면 바뀝니다.</translation>
    </message>
    <message>
      <source>Measure every</source>
      <translation>측정 간격</translation>
    </message>
    <message>
      <source>Iterations between two measurements of the accuracies; empty for never (section 4.5.3)</source>
      <translation>정확도를 재는 반복 간격입니다. 비워 두면 재지 않습니다(4.5.3절).</translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation>가중치 감소</translation>
    </message>
    <message>
      <source>λ: half of λ times the squared weights is added to the loss (section 6.4.2). It can be changed while the run goes on.</source>
      <translation>λ: 가중치 제곱의 합에 λ/2를 곱해 손실에 더합니다(6.4.2절). 학습 도중에도 바꿀 수 있습니다.</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>모멘텀</translation>
    </message>
    <message>
      <source>α: how much of the last step goes on in the next one (section 6.1.4), 0 to 0.999</source>
      <translation>α: 지난 갱신을 다음 갱신에 이어 가는 정도(6.1.4절), 0~0.999</translation>
    </message>
    <message>
      <source>Decay</source>
      <translation>감쇠율</translation>
    </message>
    <message>
      <source>ρ: how long squared gradients are remembered; AdaGrad (section 6.1.5) never forgets them</source>
      <translation>ρ: 기울기의 제곱을 기억하는 정도. AdaGrad(6.1.5절)는 잊지 않습니다.</translation>
    </message>
    <message>
      <source>First decay</source>
      <translation>1차 감쇠율</translation>
    </message>
    <message>
      <source>β₁: how long gradients are remembered, as momentum does (section 6.1.6)</source>
      <translation>β₁: 모멘텀처럼 기울기를 기억하는 정도(6.1.6절)</translation>
    </message>
    <message>
      <source>Second decay</source>
      <translation>2차 감쇠율</translation>
    </message>
    <message>
      <source>β₂: how long squared gradients are remembered, for a step of each weight (6.1.6)</source>
      <translation>β₂: 가중치마다 갱신량을 정하려고 기울기의 제곱을 기억하는 정도(6.1.6절)</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>데이터</translation>
    </message>
    <message>
      <source>Which images it learns from, and which it is judged by</source>
      <translation>학습할 이미지와 시험할 이미지</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>Its hidden layers and first weights</source>
      <translation>은닉층과 가중치 초깃값</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>학습</translation>
    </message>
    <message>
      <source>How the weights are changed, in what steps, and for how long</source>
      <translation>가중치를 어떻게, 얼마만큼씩, 얼마 동안 갱신할지</translation>
    </message>
    <message>
      <source>Against overfitting</source>
      <translation>오버피팅 억제</translation>
    </message>
    <message>
      <source>Weight decay and distorted images (section 6.4)</source>
      <translation>가중치 감소와 이미지 변형(6.4절)</translation>
    </message>
    <message>
      <source>constant</source>
      <translation>고정</translation>
    </message>
    <message>
      <source>in steps</source>
      <translation>계단</translation>
    </message>
    <message>
      <source>cosine</source>
      <translation>코사인</translation>
    </message>
    <message>
      <source>one cycle</source>
      <translation>원사이클</translation>
    </message>
  </context>
  <context>
    <name>SetupPanel</name>
    <message>
      <source>Hidden layers</source>
      <translation>은닉층</translation>
    </message>
    <message>
      <source>{field}: {sentence}</source>
      <translation>{field}: {sentence}</translation>
    </message>
    <message>
      <source>What to train, on what, and how</source>
      <translation>무엇을, 어떤 데이터로, 어떻게 학습할지</translation>
    </message>
    <message>
      <source>Own set-up</source>
      <translation>사용자 설정</translation>
    </message>
    <message>
      <source>{name} (section {section})</source>
      <translation>{name}({section}절)</translation>
    </message>
    <message>
      <source>Start from a ready set-up; everything can be changed</source>
      <translation>준비된 설정에서 시작합니다. 무엇이든 바꿀 수 있습니다.</translation>
    </message>
    <message>
      <source>Ready set-ups</source>
      <translation>준비된 설정</translation>
    </message>
    <message>
      <source>Applies at the next Reset or Start. Learning rate, batch size, weight decay and the optimizer's own numbers apply at once.</source>
      <translation>다음 초기화나 시작 때 적용됩니다. 학습률, 배치 크기, 가중치 감소, 최적화 기법의 매개변수는 바로 적용됩니다.</translation>
    </message>
  </context>
  <context>
    <name>SetupWords</name>
    <message>
      <source>Quick first run</source>
      <translation>빠른 첫 학습</translation>
    </message>
    <message>
      <source>The book's network</source>
      <translation>책의 신경망</translation>
    </message>
    <message>
      <source>Adam, ten epochs</source>
      <translation>Adam, 10에폭</translation>
    </message>
    <message>
      <source>Overfitting</source>
      <translation>오버피팅</translation>
    </message>
    <message>
      <source>normal, fixed</source>
      <translation>정규분포</translation>
    </message>
    <message>
      <source>Xavier</source>
      <translation>Xavier</translation>
    </message>
    <message>
      <source>He</source>
      <translation>He</translation>
    </message>
    <message>
      <source>all zero</source>
      <translation>모두 0</translation>
    </message>
    <message>
      <source>A whole number from {low} to {high}, the training images.</source>
      <translation>{low}~{high}(훈련 이미지 수)의 정수여야 합니다.</translation>
    </message>
    <message>
      <source>A schedule needs an end: give the run a length.</source>
      <translation>학습률을 바꿔 가려면 끝이 있어야 합니다. 학습 길이를 정하세요.</translation>
    </message>
    <message>
      <source>{shape} · {parameters} parameters</source>
      <translation>{shape} · 매개변수 {parameters}개</translation>
    </message>
    <message>
      <source>decay {value}</source>
      <translation>감소 {value}</translation>
    </message>
    <message>
      <source>distorted images</source>
      <translation>이미지 변형</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>없음</translation>
    </message>
    <message>
      <source>{n} iterations per epoch</source>
      <translation>에폭당 {n}회 반복</translation>
    </message>
    <message>
      <source>{n} in all</source>
      <translation>모두 {n}회</translation>
    </message>
    <message>
      <source>no end set</source>
      <translation>끝 없음</translation>
    </message>
  </context>
  <context>
    <name>SourceBar</name>
    <message>
      <source>iteration {n}</source>
      <translation>반복 {n}</translation>
    </message>
    <message>
      <source>{count} pre-activations</source>
      <translation>활성화 전 값 {count}개</translation>
    </message>
    <message>
      <source>softmax weighs the whole layer: no slope of its own</source>
      <translation>소프트맥스는 층 전체로 계산하므로 뉴런별 기울기가 없음</translation>
    </message>
    <message>
      <source>saturated (pale) {share}</source>
      <translation>포화(옅은 색) {share}</translation>
    </message>
    <message>
      <source>dead {dead} of {units}</source>
      <translation>죽은 뉴런 {dead}/{units}</translation>
    </message>
    <message>
      <source>slope 0 at {dead} of {units}</source>
      <translation>기울기 0인 뉴런 {dead}/{units}</translation>
    </message>
    <message>
      <source>{share} outside</source>
      <translation>범위 밖 {share}</translation>
    </message>
    <message>
      <source>Layer whose pre-activations are counted</source>
      <translation>활성화 전 값을 집계할 층</translation>
    </message>
    <message>
      <source>The layer whose sums a = x·W + b are counted, and the function they go through (section 3.4)</source>
      <translation>합 a = x·W + b를 집계할 층과 그 합이 들어가는 함수(3.4절)</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>Count the pre-activations of the current drawing</source>
      <translation>지금 그림의 활성화 전 값을 집계합니다.</translation>
    </message>
    <message>
      <source>Test batch</source>
      <translation>시험 배치</translation>
    </message>
    <message>
      <source>Count those of the first {count} test images (section 3.6.3)</source>
      <translation>처음 {count}장의 시험 이미지로 집계합니다(3.6.3절).</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>학습</translation>
    </message>
    <message>
      <source>Count those of the network in training, or of the moment of it that is looked at, for the first {count} test images; before Start it has its first weights (section 6.2)</source>
      <translation>학습 중인 신경망, 또는 되돌아보는 시점의 신경망을 처음 {count}장의 시험 이미지로 집계합니다. 시작하기 전에는 초깃값 상태입니다(6.2절).</translation>
    </message>
    <message>
      <source>Fit to values</source>
      <translation>값에 맞추기</translation>
    </message>
    <message>
      <source>Let the axis hold every value of the layer, instead of −6 to 6, and every output</source>
      <translation>축을 −6~6 대신 층의 모든 값과 모든 출력에 맞춥니다.</translation>
    </message>
    <message>
      <source>Saturated: values at which |h′(a)| &lt; {limit}, drawn pale; next to no gradient passes there. Dead: units whose slope is 0 for every image of the batch. Outside: values left or right of the axis in sight (sections 3.2 and 5.5).</source>
      <translation>포화: |h′(a)| &lt; {limit}인 값으로 옅게 그립니다. 기울기가 거의 전해지지 않습니다. 죽은 뉴런: 배치의 모든 이미지에서 기울기가 0인 뉴런입니다. 범위 밖: 보이는 축의 왼쪽이나 오른쪽에 있는 값입니다(3.2절, 5.5절).</translation>
    </message>
  </context>
  <context>
    <name>StackControls</name>
    <message>
      <source>Layers</source>
      <translation>층 수</translation>
    </message>
    <message>
      <source>Number of layers</source>
      <translation>층의 수</translation>
    </message>
    <message>
      <source>How many equal layers stand on one another</source>
      <translation>똑같은 층을 몇 개 쌓을지 정합니다.</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>가중치</translation>
    </message>
    <message>
      <source>First weights</source>
      <translation>초깃값</translation>
    </message>
    <message>
      <source>Deviation of the random weights: as you say, 1/√n (Xavier), √(2/n) (He), or no weights at all: the function applied to its own output (section 6.2)</source>
      <translation>무작위 가중치의 표준편차: 직접 정한 값, 1/√n(Xavier), √(2/n)(He). 또는 가중치 없이 함수를 자신의 출력에 거듭 적용합니다(6.2절).</translation>
    </message>
    <message>
      <source>none, h alone</source>
      <translation>없음, h만</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>정규분포</translation>
    </message>
    <message>
      <source>Deviation of the weights</source>
      <translation>가중치의 표준편차</translation>
    </message>
    <message>
      <source>Standard deviation of the weights: the book tries 1 and 0.01 (section 6.2.2)</source>
      <translation>가중치의 표준편차입니다. 책에서는 1과 0.01을 써 봅니다(6.2.2절).</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>뉴런 수</translation>
    </message>
    <message>
      <source>Units of each layer</source>
      <translation>층마다 뉴런 수</translation>
    </message>
    <message>
      <source>Units of each layer: 100 in the book (section 6.2.2)</source>
      <translation>층마다 뉴런 수입니다. 책에서는 100입니다(6.2.2절).</translation>
    </message>
    <message>
      <source>Draw again</source>
      <translation>다시 뽑기</translation>
    </message>
    <message>
      <source>Draw other random inputs and weights</source>
      <translation>무작위 입력과 가중치를 새로 뽑습니다.</translation>
    </message>
    <message>
      <source>Book's figures</source>
      <translation>책의 그림</translation>
    </message>
    <message>
      <source>Build what a figure of section 6.2 shows</source>
      <translation>6.2절의 그림과 같은 구성을 만듭니다.</translation>
    </message>
  </context>
  <context>
    <name>StackPage</name>
    <message>
      <source>{samples} random inputs through {layers} equal layers of {units} units with {function}: what comes out of each (section 6.2.2)</source>
      <translation>무작위 입력 {samples}개를 뉴런 {units}개짜리 똑같은 층 {layers}개({function})에 통과시킨 층별 출력(6.2.2절)</translation>
    </message>
    <message>
      <source>deviation of z</source>
      <translation>z의 표준편차</translation>
    </message>
    <message>
      <source>gradient</source>
      <translation>기울기</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>층</translation>
    </message>
    <message>
      <source>size</source>
      <translation>크기</translation>
    </message>
    <message>
      <source>Size of signal and gradient, layer by layer</source>
      <translation>층별 신호와 기울기의 크기</translation>
    </message>
    <message>
      <source>Falling: the signal (solid) or the gradient on its way back (dashed) vanishes; rising: it explodes (section 6.2)</source>
      <translation>내려가면 신호(실선)나 거꾸로 오는 기울기(점선)가 소실되고, 올라가면 폭발합니다(6.2절).</translation>
    </message>
    <message>
      <source>Layer, from the input</source>
      <translation>입력에서부터 센 층</translation>
    </message>
    <message>
      <source>std z</source>
      <translation>std z</translation>
    </message>
    <message>
      <source>Standard deviation of the layer's outputs z</source>
      <translation>층의 출력 z의 표준편차</translation>
    </message>
    <message>
      <source>flat</source>
      <translation>포화</translation>
    </message>
    <message>
      <source>Share of its pre-activations where |h′(a)| &lt; 0.01: saturated</source>
      <translation>활성화 전 값 중 |h′(a)| &lt; 0.01인 비율, 곧 포화된 비율</translation>
    </message>
    <message>
      <source>Size of ∂L/∂z here, as a multiple of its size at the last layer</source>
      <translation>이 층에서 ∂L/∂z의 크기(마지막 층의 몇 배인지)</translation>
    </message>
    <message>
      <source>Numbers of every layer</source>
      <translation>층별 수치</translation>
    </message>
  </context>
  <context>
    <name>StatusLine</name>
    <message>
      <source>The data set in use, its images to learn from and to test, and how often this network is right on the test images, which it has not seen</source>
      <translation>사용 중인 데이터셋, 훈련 이미지와 시험 이미지의 수, 그리고 학습에 쓰지 않은 시험 이미지에서 이 신경망의 정확도</translation>
    </message>
    <message>
      <source>How the training run stands</source>
      <translation>학습 상태</translation>
    </message>
    <message>
      <source>{name} {layers} · {count} parameters</source>
      <translation>{name} {layers} · 매개변수 {count}개</translation>
    </message>
    <message>
      <source>The network that reads your drawing: its layers and how many numbers it has</source>
      <translation>그림을 읽는 신경망: 층의 구성과 매개변수의 수</translation>
    </message>
    <message>
      <source>{name} {train} + {test}</source>
      <translation>{name} {train} + {test}</translation>
    </message>
    <message>
      <source>{dataset} · unseen {accuracy}</source>
      <translation>{dataset} · 시험 정확도 {accuracy}</translation>
    </message>
    <message>
      <source>training · iteration {n} · {rate} it/s</source>
      <translation>학습 중 · 반복 {n} · 초당 {rate}회</translation>
    </message>
    <message>
      <source>paused at iteration {n}</source>
      <translation>반복 {n}에서 일시정지</translation>
    </message>
    <message>
      <source>finished at iteration {n}</source>
      <translation>반복 {n}에서 완료</translation>
    </message>
    <message>
      <source>stopped by an error at iteration {n}</source>
      <translation>반복 {n}에서 오류로 멈춤</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>준비됨</translation>
    </message>
  </context>
  <context>
    <name>StepWords</name>
    <message>
      <source>Crop</source>
      <translation>잘라 내기</translation>
    </message>
    <message>
      <source>To 20×20</source>
      <translation>20×20으로</translation>
    </message>
    <message>
      <source>Centre</source>
      <translation>가운데로</translation>
    </message>
    <message>
      <source>Grey levels</source>
      <translation>회색 단계</translation>
    </message>
    <message>
      <source>Crop: go on with the box around the ink</source>
      <translation>잘라 내기: 획을 감싼 상자만 남깁니다.</translation>
    </message>
    <message>
      <source>Scale the box to 20×20 pixels, its longer side to 20, as all digits of MNIST are</source>
      <translation>상자를 20×20 픽셀에 맞춥니다. MNIST의 모든 숫자처럼 긴 변이 20이 됩니다.</translation>
    </message>
    <message>
      <source>Place it in 28×28 pixels with its centre of mass in the middle</source>
      <translation>무게중심이 한가운데에 오도록 28×28 픽셀에 놓습니다.</translation>
    </message>
    <message>
      <source>Keep shades of grey at the edges; otherwise each pixel is black or white</source>
      <translation>가장자리의 회색을 남깁니다. 끄면 픽셀이 검은색 아니면 흰색이 됩니다.</translation>
    </message>
    <message>
      <source>Without these three the canvas is only made small: a digit in a corner stays there, where none of MNIST's has ever been.</source>
      <translation>이 세 과정이 없으면 그림판을 그저 줄이기만 합니다. 구석의 숫자는 구석에 남는데, MNIST에는 그런 숫자가 없습니다.</translation>
    </message>
    <message>
      <source>Without cropping the whole canvas is scaled: a small digit stays small, but MNIST's are all 20 pixels long.</source>
      <translation>잘라 내지 않으면 그림판 전체를 줄입니다. 작은 숫자는 작은 채로 남지만, MNIST의 숫자는 모두 긴 변이 20픽셀입니다.</translation>
    </message>
    <message>
      <source>Without scaling the ink keeps the size that it has on the canvas, be it small or large.</source>
      <translation>크기를 맞추지 않으면 획이 그림판에서의 크기 그대로 남습니다.</translation>
    </message>
    <message>
      <source>Without centring by mass the box is in the middle: what is heavy on one side, such as a 7, sits pixels away from MNIST's.</source>
      <translation>무게중심을 맞추지 않으면 상자를 가운데에 놓습니다. 7처럼 한쪽이 무거운 숫자는 MNIST의 위치에서 몇 픽셀 벗어납니다.</translation>
    </message>
    <message>
      <source>Without grey levels edges are jagged and thin strokes break: MNIST's are smooth.</source>
      <translation>회색 단계가 없으면 가장자리가 들쭉날쭉하고 가는 획이 끊깁니다. MNIST의 획은 매끄럽습니다.</translation>
    </message>
    <message>
      <source>MNIST's digits were made by these steps. Switch one off and draw, small or in a corner: what would the network read without it?</source>
      <translation>MNIST의 숫자는 이 과정으로 만들었습니다. 하나를 끄고 작게 또는 구석에 그려 보세요. 그 과정이 없다면 신경망은 무엇으로 읽을까요?</translation>
    </message>
  </context>
  <context>
    <name>StepsControl</name>
    <message>
      <source>To the beginning</source>
      <translation>처음으로</translation>
    </message>
    <message>
      <source>One step back</source>
      <translation>한 단계 뒤로</translation>
    </message>
    <message>
      <source>One step on</source>
      <translation>한 단계 앞으로</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>끝으로</translation>
    </message>
    <message>
      <source>Back {n} of {total}</source>
      <translation>역전파 {n}/{total}</translation>
    </message>
    <message>
      <source>Forward {n} of {total}</source>
      <translation>순전파 {n}/{total}</translation>
    </message>
    <message>
      <source>Step {n} of {total}</source>
      <translation>{n}/{total}단계</translation>
    </message>
  </context>
  <context>
    <name>SummaryView</name>
    <message>
      <source>{n} to learn from</source>
      <translation>훈련용 {n}장</translation>
    </message>
    <message>
      <source>{n} for validation</source>
      <translation>검증용 {n}장</translation>
    </message>
    <message>
      <source>{n} to test</source>
      <translation>시험용 {n}장</translation>
    </message>
    <message>
      <source>about {size} of memory</source>
      <translation>메모리 약 {size}</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>층</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>출력</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>매개변수</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>입력</translation>
    </message>
    <message>
      <source>Affine {n}, {activation}</source>
      <translation>Affine {n}, {activation}</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>합계</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>요약</translation>
    </message>
    <message>
      <source>Every layer, its output and parameters (sections 3.4 and 5.6)</source>
      <translation>층별 출력의 형상과 매개변수 수(3.4절, 5.6절)</translation>
    </message>
    <message>
      <source>Summary of the network</source>
      <translation>신경망 요약</translation>
    </message>
  </context>
  <context>
    <name>TargetPopup</name>
    <message>
      <source>This run measures no accuracy: fill in “Measure every” in the set-up</source>
      <translation>이 학습은 정확도를 재지 않습니다. 설정의 ‘측정 간격’을 채우세요.</translation>
    </message>
    <message>
      <source>A number from 0 to 100.</source>
      <translation>0~100의 수여야 합니다.</translation>
    </message>
    <message>
      <source>Go on, and pause at</source>
      <translation>여기까지 학습하고 멈춤</translation>
    </message>
    <message>
      <source>iteration</source>
      <translation>반복</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에폭</translation>
    </message>
    <message>
      <source>test accuracy, %</source>
      <translation>시험 정확도, %</translation>
    </message>
    <message>
      <source>Kind of target</source>
      <translation>목표의 종류</translation>
    </message>
    <message>
      <source>What the run goes on until (sections 4.5.2 and 4.5.3)</source>
      <translation>무엇에 이를 때까지 학습할지 정합니다(4.5.2절, 4.5.3절).</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>목표</translation>
    </message>
    <message>
      <source>Where it pauses</source>
      <translation>멈출 지점</translation>
    </message>
    <message>
      <source>Go</source>
      <translation>가기</translation>
    </message>
    <message>
      <source>Go to the target</source>
      <translation>목표까지 가기</translation>
    </message>
    <message>
      <source>Train until there</source>
      <translation>거기까지 학습합니다.</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>Branch at iteration {n}</source>
      <translation>반복 {n}에서 갈라짐</translation>
    </message>
    <message>
      <source>Looking back at iteration {n}</source>
      <translation>반복 {n} 보는 중</translation>
    </message>
    <message>
      <source>Timeline: any of {n} iterations</source>
      <translation>타임라인: {n}회</translation>
    </message>
    <message>
      <source>Timeline: look back at any iteration</source>
      <translation>타임라인</translation>
    </message>
    <message>
      <source>Timeline of the run</source>
      <translation>학습 타임라인</translation>
    </message>
    <message>
      <source>Drag to look at the network as it was at any iteration. Left and Right go by one, Page Up and Page Down by a hundredth of the run; End returns to the newest.</source>
      <translation>끌어서 어느 반복에서든 그때의 신경망을 살펴봅니다. 왼쪽·오른쪽 화살표 키는 1회씩, Page Up과 Page Down은 전체의 100분의 1씩 옮기고, End를 누르면 최신으로 돌아갑니다.</translation>
    </message>
    <message>
      <source>Play backwards</source>
      <translation>거꾸로 재생</translation>
    </message>
    <message>
      <source>Play the run backwards</source>
      <translation>학습을 거꾸로 재생합니다.</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>재생</translation>
    </message>
    <message>
      <source>Play the run from here, or from its beginning</source>
      <translation>여기서부터, 또는 처음부터 학습을 재생합니다.</translation>
    </message>
    <message>
      <source>Newest</source>
      <translation>최신</translation>
    </message>
    <message>
      <source>Back to the newest weights</source>
      <translation>최신 가중치로 돌아갑니다.</translation>
    </message>
    <message>
      <source>Branch</source>
      <translation>가지</translation>
    </message>
    <message>
      <source>Branch here</source>
      <translation>여기서 갈라지기</translation>
    </message>
    <message>
      <source>Train on from this iteration as a new run beside this one: change a setting, then press Start</source>
      <translation>이 반복부터 별개의 새 학습으로 이어 갑니다. 설정을 바꾸고 [시작]을 누르세요.</translation>
    </message>
  </context>
  <context>
    <name>TrackRow</name>
    <message>
      <source>not read yet</source>
      <translation>아직 읽지 않음</translation>
    </message>
    <message>
      <source>{name}, {share}</source>
      <translation>{name}, {share}</translation>
    </message>
    <message>
      <source>{verdict}; it is {label}</source>
      <translation>{verdict}. 정답: {label}</translation>
    </message>
    <message>
      <source>iteration {n}: {shares}</source>
      <translation>반복 {n}: {shares}</translation>
    </message>
    <message>
      <source>Pinned drawing</source>
      <translation>고정한 그림</translation>
    </message>
    <message>
      <source>Drawing on the canvas</source>
      <translation>그림판의 그림</translation>
    </message>
    <message>
      <source>Its probabilities over the iterations: the true class, or the one read now, in colour, the others faint</source>
      <translation>반복에 따른 확률입니다. 정답 클래스(없으면 지금 읽은 클래스)는 색으로, 나머지는 흐리게 그립니다.</translation>
    </message>
    <message>
      <source>Press the picture, or Enter, to put it on the canvas; Delete takes it off</source>
      <translation>그림을 누르거나 Enter를 누르면 그림판에 놓고, Delete로 뗍니다.</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>고정 해제</translation>
    </message>
  </context>
  <context>
    <name>TrainContent</name>
    <message>
      <source>Set-up</source>
      <translation>설정</translation>
    </message>
    <message>
      <source>Show or hide what is trained, on what, and how</source>
      <translation>학습 설정을 보이거나 숨깁니다.</translation>
    </message>
    <message>
      <source>Views</source>
      <translation>보기</translation>
    </message>
    <message>
      <source>Show or hide the network as it learns, and the list of runs</source>
      <translation>학습하는 신경망과 학습 목록을 보이거나 숨깁니다.</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>as fast as it goes</source>
      <translation>가능한 한 빠르게</translation>
    </message>
    <message>
      <source>up to {n} iterations a second</source>
      <translation>초당 최대 {n}회 반복</translation>
    </message>
    <message>
      <source>Speed: {text}. The first run speeds up by itself.</source>
      <translation>속도: {text}. 첫 학습은 저절로 빨라집니다.</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>계속</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>시작</translation>
    </message>
    <message>
      <source>Go on training</source>
      <translation>학습을 계속합니다.</translation>
    </message>
    <message>
      <source>Train the network (section 4.5)</source>
      <translation>신경망을 학습시킵니다(4.5절).</translation>
    </message>
    <message>
      <source>Cannot start. {reason}</source>
      <translation>시작할 수 없습니다. {reason}</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>일시정지</translation>
    </message>
    <message>
      <source>Stop before the next iteration</source>
      <translation>다음 반복 전에 멈춥니다.</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>1회</translation>
    </message>
    <message>
      <source>One iteration: one mini-batch, one change of the weights (section 4.5)</source>
      <translation>1회 반복: 미니배치 하나로 가중치를 한 번 갱신합니다(4.5절).</translation>
    </message>
    <message>
      <source>Epoch</source>
      <translation>1에폭</translation>
    </message>
    <message>
      <source>One epoch: as many images as there are to learn from (section 4.5.2)</source>
      <translation>1에폭: 훈련 이미지의 수만큼 학습합니다(4.5.2절).</translation>
    </message>
    <message>
      <source>To…</source>
      <translation>목표…</translation>
    </message>
    <message>
      <source>To a target: an iteration, an epoch or an accuracy, and pause there</source>
      <translation>목표(반복, 에폭, 정확도)까지 학습하고 멈춥니다.</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>초기화</translation>
    </message>
    <message>
      <source>Back to iteration 0 and the same first weights</source>
      <translation>반복 0과 같은 초깃값으로 돌아갑니다.</translation>
    </message>
    <message>
      <source>Full speed</source>
      <translation>최고 속도</translation>
    </message>
    <message>
      <source>As fast as it goes, whatever the slider says (key F)</source>
      <translation>슬라이더와 상관없이 가능한 한 빠르게 학습합니다(F 키).</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>속도</translation>
    </message>
    <message>
      <source>To a target</source>
      <translation>목표까지</translation>
    </message>
  </context>
  <context>
    <name>UnitTable</name>
    <message>
      <source>unit</source>
      <translation>뉴런</translation>
    </message>
    <message>
      <source>mean a</source>
      <translation>평균 a</translation>
    </message>
    <message>
      <source>flat</source>
      <translation>포화</translation>
    </message>
    <message>
      <source>mean h</source>
      <translation>평균 h</translation>
    </message>
    <message>
      <source>Number of the unit in its layer, from 0</source>
      <translation>층에서 뉴런의 번호(0부터)</translation>
    </message>
    <message>
      <source>What the unit receives, the mean over the batch</source>
      <translation>뉴런이 받는 값의 배치 평균</translation>
    </message>
    <message>
      <source>What the unit receives: a = x·W + b (section 3.4)</source>
      <translation>뉴런이 받는 값: a = x·W + b(3.4절)</translation>
    </message>
    <message>
      <source>Share of the images for which the unit is saturated; 100 % is a dead or stuck unit</source>
      <translation>뉴런이 포화되는 이미지의 비율. 100 %면 죽었거나 굳은 뉴런입니다.</translation>
    </message>
    <message>
      <source>What the function above makes of it</source>
      <translation>그 값을 위의 함수에 넣은 결과</translation>
    </message>
    <message>
      <source>Units of the layer</source>
      <translation>층의 뉴런</translation>
    </message>
    <message>
      <source>Find unit {unit} in Layers (click or Return)</source>
      <translation>층 탭에서 뉴런 {unit} 찾기(클릭 또는 Enter)</translation>
    </message>
  </context>
  <context>
    <name>UpdatePictures</name>
    <message>
      <source>The update of the first layer as pictures</source>
      <translation>그림으로 본 첫 층의 갱신</translation>
    </message>
    <message>
      <source>One picture for each unit of the first layer, red positive, blue negative. Gradient: where more weight would raise the loss. Change: what the optimizer made of it (section 4.4.2)</source>
      <translation>첫 층의 뉴런마다 그림 하나이며, 빨간색은 양수, 파란색은 음수입니다. 기울기: 가중치를 늘리면 손실이 커지는 곳. 변화량: 최적화 기법이 실제로 바꾼 양(4.4.2절).</translation>
    </message>
  </context>
  <context>
    <name>UpdateRow</name>
    <message>
      <source>One step: W ← W − rate · dW, on a copy of the network.</source>
      <translation>W ← W − 학습률 · dW, 신경망의 사본에서 한 번</translation>
    </message>
    <message>
      <source>loss {loss} → {new_loss}, true class {share} → {new_share}</source>
      <translation>손실 {loss} → {new_loss}, 정답 클래스 {share} → {new_share}</translation>
    </message>
    <message>
      <source>moved most: {changes}; pinned units held: {count}</source>
      <translation>가장 많이 바뀐 확률: {changes}. 고정한 뉴런 {count}개는 그대로</translation>
    </message>
    <message>
      <source>moved most: {changes}</source>
      <translation>가장 많이 바뀐 확률: {changes}</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>The learning rate η: how far one step goes (section 4.4.2)</source>
      <translation>학습률 η: 한 번에 갱신하는 정도(4.4.2절)</translation>
    </message>
    <message>
      <source>Update</source>
      <translation>갱신</translation>
    </message>
    <message>
      <source>One step of gradient descent on a copy of this network (sections 4.4.2 and 5.7.4)</source>
      <translation>이 신경망의 사본에서 경사 하강법으로 한 번 갱신합니다(4.4.2절, 5.7.4절).</translation>
    </message>
  </context>
  <context>
    <name>UpdateTable</name>
    <message>
      <source>The update in figures</source>
      <translation>수치로 본 갱신</translation>
    </message>
    <message>
      <source>For each layer: how long the gradient of its weights is, how far the update moved them, and how far that is compared with the weights themselves; about 0.1 % is usual (section 6.1.2)</source>
      <translation>층마다 가중치 기울기의 크기, 가중치가 움직인 거리, 그리고 가중치의 크기에 견준 비율입니다. 보통 0.1 % 정도입니다(6.1.2절).</translation>
    </message>
  </context>
  <context>
    <name>VerdictView</name>
    <message>
      <source>Verdict</source>
      <translation>판정</translation>
    </message>
    <message>
      <source>{first} or {second}?</source>
      <translation>{first} 또는 {second}?</translation>
    </message>
    <message>
      <source>no digit?</source>
      <translation>숫자 아님?</translation>
    </message>
    <message>
      <source>none of these?</source>
      <translation>해당 없음?</translation>
    </message>
    <message>
      <source>not a digit</source>
      <translation>숫자 아님</translation>
    </message>
    <message>
      <source>none of these</source>
      <translation>해당 없음</translation>
    </message>
    <message>
      <source>Draw a digit</source>
      <translation>숫자를 그리세요</translation>
    </message>
    <message>
      <source>Draw something</source>
      <translation>그려 보세요</translation>
    </message>
    <message>
      <source>{reading}, probability {percent}</source>
      <translation>{reading}, 확률 {percent}</translation>
    </message>
    <message>
      <source>{reading}, probability {percent}, correct</source>
      <translation>{reading}, 확률 {percent}, 정답</translation>
    </message>
    <message>
      <source>{reading}, probability {percent}, wrong</source>
      <translation>{reading}, 확률 {percent}, 오답</translation>
    </message>
    <message>
      <source>The canvas is empty, so the network's answer means nothing.</source>
      <translation>그림판이 비어 있으므로 신경망의 답에는 의미가 없습니다.</translation>
    </message>
    <message>
      <source>The most probable class and its probability.</source>
      <translation>확률이 가장 높은 클래스와 그 확률입니다.</translation>
    </message>
    <message>
      <source>Two classes are nearly as probable as one another.</source>
      <translation>두 클래스의 확률이 비슷합니다.</translation>
    </message>
    <message>
      <source>No class stands out: the network does not recognise this.</source>
      <translation>두드러지는 클래스가 없습니다. 신경망이 알아보지 못합니다.</translation>
    </message>
    <message>
      <source>Unlike all that this network has learnt, whatever its probabilities say.</source>
      <translation>확률이 어떻든 이 신경망이 배운 어떤 것과도 다릅니다.</translation>
    </message>
    <message>
      <source>Out-of-distribution score, from its last hidden layer and its energy −log Σ exp(a): {score}. For {known} of known images it is below {limit}.</source>
      <translation>마지막 은닉층과 에너지 −log Σ exp(a)로 구한 분포 밖 점수: {score}. 아는 이미지의 {known}는 {limit}보다 작습니다.</translation>
    </message>
  </context>
  <context>
    <name>WalkBar</name>
    <message>
      <source>of {count}, a {label}</source>
      <translation>/{count}, 정답 {label}</translation>
    </message>
    <message>
      <source>Back to the loss</source>
      <translation>손실로 돌아가기</translation>
    </message>
    <message>
      <source>Step back: take a line back (F9)</source>
      <translation>한 줄 되돌리기(F9)</translation>
    </message>
    <message>
      <source>Step: run the next line (F10)</source>
      <translation>다음 줄 실행(F10)</translation>
    </message>
    <message>
      <source>To the last line: every gradient</source>
      <translation>마지막 줄까지: 모든 기울기</translation>
    </message>
    <message>
      <source>Run line by line, or stop (F5)</source>
      <translation>한 줄씩 자동 실행 또는 멈춤(F5)</translation>
    </message>
    <message>
      <source>Draw another mini-batch at random from the training images (section 4.2.3)</source>
      <translation>훈련 이미지에서 미니배치를 무작위로 새로 뽑습니다(4.2.3절).</translation>
    </message>
    <message>
      <source>Copy a NumPy program that runs by itself and gives these very numbers</source>
      <translation>그대로 실행하면 똑같은 수가 나오는 NumPy 프로그램을 복사합니다.</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>{count} images</source>
      <translation>이미지 {count}장</translation>
    </message>
    <message>
      <source>What goes through the network</source>
      <translation>신경망에 넣을 입력</translation>
    </message>
    <message>
      <source>One input, or a mini-batch: a row for each in every array, the loss a mean (section 4.2.3)</source>
      <translation>입력 하나 또는 미니배치입니다. 모든 배열에서 한 행이 이미지 하나이고, 손실은 평균입니다(4.2.3절).</translation>
    </message>
    <message>
      <source>image</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>Which image of the batch is shown, and its true label</source>
      <translation>배치에서 보여 줄 이미지와 그 정답 레이블</translation>
    </message>
  </context>
  <context>
    <name>WaysBack</name>
    <message>
      <source>Undo the newest change</source>
      <translation>마지막 변경을 되돌립니다.</translation>
    </message>
    <message>
      <source>Make the undone change again</source>
      <translation>되돌린 변경을 다시 실행합니다.</translation>
    </message>
    <message>
      <source>Back to the original network</source>
      <translation>원래 신경망으로 돌아갑니다.</translation>
    </message>
  </context>
  <context>
    <name>WeightsFiles</name>
    <message>
      <source>Open weights</source>
      <translation>가중치 열기</translation>
    </message>
    <message>
      <source>Network weights (*.npz *.pkl);;All files (*)</source>
      <translation>신경망 가중치 (*.npz *.pkl);;모든 파일 (*)</translation>
    </message>
    <message>
      <source>Save weights</source>
      <translation>가중치 저장</translation>
    </message>
    <message>
      <source>Network weights (*.npz)</source>
      <translation>신경망 가중치 (*.npz)</translation>
    </message>
  </context>
  <context>
    <name>WeightsView</name>
    <message>
      <source>They appear with Start, as noise.</source>
      <translation>[시작]을 누르면 잡음으로 나타납니다.</translation>
    </message>
    <message>
      <source>Unit {n}: weights from {low} to {high}</source>
      <translation>뉴런 {n}: 가중치 {low}~{high}</translation>
    </message>
    <message>
      <source>First-layer weights</source>
      <translation>첫 층의 가중치</translation>
    </message>
    <message>
      <source>First-layer weights, {count} units, ±{limit}</source>
      <translation>첫 층의 가중치, 뉴런 {count}개, ±{limit}</translation>
    </message>
    <message>
      <source>First-layer weights as pictures</source>
      <translation>그림으로 본 첫 층의 가중치</translation>
    </message>
    <message>
      <source>W1: each picture is what one unit of the first layer looks for. Red pixels count for it, blue ones against it (section 3.4.2).</source>
      <translation>W1: 첫 층의 뉴런 하나하나가 찾는 모양입니다. 빨간 픽셀은 더하는 쪽, 파란 픽셀은 빼는 쪽입니다(3.4.2절).</translation>
    </message>
  </context>
  <context>
    <name>WhatIfPage</name>
    <message>
      <source>Neuron {unit} of layer {layer}</source>
      <translation>{layer}층의 뉴런 {unit}</translation>
    </message>
    <message>
      <source>bias {name}</source>
      <translation>편향 {name}</translation>
    </message>
    <message>
      <source>Let go</source>
      <translation>고정 해제</translation>
    </message>
    <message>
      <source>Switch off</source>
      <translation>끄기</translation>
    </message>
    <message>
      <source>This is the original network.</source>
      <translation>원래의 신경망입니다.</translation>
    </message>
    <message>
      <source>Switch the neuron off, pin its output or change a number: a copy will read instead.</source>
      <translation>뉴런을 끄거나 출력을 고정하거나 값을 바꿔 보세요. 사본이 대신 읽습니다.</translation>
    </message>
    <message>
      <source>{reader} reads.</source>
      <translation>읽는 신경망: {reader}.</translation>
    </message>
    <message>
      <source>{unit} at {value}</source>
      <translation>{unit} = {value}</translation>
    </message>
    <message>
      <source>{reader} reads. Pinned, and held while it learns: {units}.</source>
      <translation>읽는 신경망: {reader}. 고정하여 학습 중에도 그대로인 값: {units}.</translation>
    </message>
    <message>
      <source>answer: original {was} → now {now}</source>
      <translation>답: 원래 {was} → 지금 {now}</translation>
    </message>
    <message>
      <source>Pin score at</source>
      <translation>점수 고정</translation>
    </message>
    <message>
      <source>Take this class out of the vote: with a score a of {score}, softmax leaves it 0</source>
      <translation>이 클래스를 후보에서 뺍니다. 점수 a가 {score}이면 소프트맥스의 출력은 0이 됩니다.</translation>
    </message>
    <message>
      <source>Let the score a of this output always be this value; y cannot be pinned by itself, because softmax shares one whole among all outputs (section 3.5)</source>
      <translation>이 출력의 점수 a가 언제나 이 값이 되게 합니다. 소프트맥스는 전체 1을 모든 출력이 나누어 가지므로 y만 따로 고정할 수는 없습니다(3.5절).</translation>
    </message>
    <message>
      <source>Pin at</source>
      <translation>출력 고정</translation>
    </message>
    <message>
      <source>Let this neuron put out 0, whatever comes in, until you let it go</source>
      <translation>고정을 해제할 때까지 무엇이 들어오든 이 뉴런이 0을 출력하게 합니다.</translation>
    </message>
    <message>
      <source>Let this neuron always put out this value, also while it learns</source>
      <translation>학습 중에도 이 뉴런이 언제나 이 값을 출력하게 합니다.</translation>
    </message>
    <message>
      <source>Pinned output</source>
      <translation>고정한 출력</translation>
    </message>
    <message>
      <source>Bias</source>
      <translation>편향</translation>
    </message>
    <message>
      <source>The bias b of this neuron (section 3.4); a pinned one has its own</source>
      <translation>이 뉴런의 편향 b(3.4절). 고정한 뉴런의 편향은 바꿀 수 없습니다.</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>가중치</translation>
    </message>
    <message>
      <source>Which input of this neuron</source>
      <translation>이 뉴런의 몇 번째 입력인지 고릅니다.</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>가중치</translation>
    </message>
    <message>
      <source>The weight w between that input and this neuron (section 3.4)</source>
      <translation>그 입력과 이 뉴런 사이의 가중치 w(3.4절)</translation>
    </message>
    <message>
      <source>How often it is right on the test images that come with the program, from original to now</source>
      <translation>프로그램에 든 시험 이미지의 정확도(원래 → 지금)</translation>
    </message>
  </context>
  <context>
    <name>WhyPage</name>
    <message>
      <source>No step along the gradient changes this answer.</source>
      <translation>기울기를 따라 아무리 움직여도 답이 바뀌지 않습니다.</translation>
    </message>
    <message>
      <source>What would change its mind: from {before} to {after} ({share}) by ‖Δx‖ = {length}, {relative} of the drawing's own ‖x‖; no pixel changes by more than {most}.</source>
      <translation>답을 바꾸는 변화: {before}에서 {after}(으)로({share}), |Δx| = {length}이며 그림의 |x|의 {relative}입니다. 어느 픽셀도 {most}보다 크게 변하지 않습니다.</translation>
    </message>
    <message>
      <source>gradient</source>
      <translation>기울기</translation>
    </message>
    <message>
      <source>gradient × input</source>
      <translation>기울기 × 입력</translation>
    </message>
    <message>
      <source>smallest change</source>
      <translation>가장 작은 변화</translation>
    </message>
    <message>
      <source>changed drawing</source>
      <translation>바뀐 그림</translation>
    </message>
    <message>
      <source>How the answer's score changes with each pixel: more ink helps it where red</source>
      <translation>픽셀마다 답의 점수가 어떻게 변하는지 보여 줍니다. 빨간 곳은 진할수록 점수가 오릅니다.</translation>
    </message>
    <message>
      <source>Gradient times ink: which strokes speak for the answer, and which against</source>
      <translation>기울기와 획의 곱입니다. 어떤 획이 답을 뒷받침하고 어떤 획이 반대하는지 보여 줍니다.</translation>
    </message>
    <message>
      <source>The smallest step along a gradient that changes the answer</source>
      <translation>기울기를 따라 답을 바꾸는 가장 작은 변화</translation>
    </message>
    <message>
      <source>The drawing with that change: the network reads something else</source>
      <translation>그만큼 바꾼 그림입니다. 신경망이 다른 것으로 읽습니다.</translation>
    </message>
  </context>
</TS>
